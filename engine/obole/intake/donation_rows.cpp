#include "obole/intake/donation_rows.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/commitment.hpp"
#include "obole/ledger/refund_list.hpp"
#include "obole/rules/admission.hpp"

#include <algorithm>

namespace obole::intake {
namespace {

using bank::DonationRow;
using bank::Meaning;
using ledger::Campaign;
using ledger::Key;

constexpr std::string_view gift_kind = "donation.received";
constexpr std::string_view refund_kind = "donation.refunded";
constexpr std::string_view row_tag = "obole/row/1";

Refusal differs(const std::string& reference, std::int64_t seq, Sentence why) {
  return {Reason::reference_reused, reference, std::move(why),
          say("obole audit show {} shows what was recorded; a correction is an "
              "entry of its own",
              "obole audit show {} montre ce qui a été enregistré ; une "
              "correction est une écriture à part",
              seq)};
}

}  // namespace

DonationRows::DonationRows(ledger::Journal& journal,
                           const DonationImport& request,
                           DonationReport& report)
    : journal_(journal), request_(request), report_(report) {}

void DonationRows::problem(bank::Problem&& problem) {
  ++report_.refused;
  if (report_.problems.size() < most_told) {
    report_.problems.push_back(std::move(problem));
  }
}

void DonationRows::tell(const DonationRow& row, const Refusal& refusal) {
  if (refusal.reason == Reason::donation_unknown && !row.parent.empty())
    ++report_.waiting;
  auto why = refusal.why;
  if (!refusal.hint.empty()) {
    why.en += "; " + refusal.hint.en;
    why.fr += " ; " + refusal.hint.fr;
  }
  problem(
      {row.line, refusal.place.column, shown(refusal.what.en), std::move(why)});
}

Key DonationRows::key_of(const std::string& reference,
                         std::string_view kind) const {
  const auto& profile = request_.profile;
  return Key::source(profile.platform.empty() ? profile.name : profile.platform,
                     reference, kind);
}

// A row without reference is known by what it says; the second one alike is
// another gift.
std::string DonationRows::content_reference(const DonationRow& row) {
  std::string content = iso(row.date);
  for (const auto& part : {plain(row.amount), row.campaign, folded(row.name),
                           row.email, row.method, row.payout}) {
    content += '\x1f';
    content += part;
  }
  const auto likeness =
      ledger::likeness_of(journal_.book().secret(), row_tag, content);
  const auto name = hex(likeness);
  return name + '-' + std::to_string(++alike_[name]);
}

Result<const Campaign*> DonationRows::campaign_of(const DonationRow& row) {
  const auto code = request_.campaign ? Result<Code>(*request_.campaign)
                                      : Code::parse(row.campaign);
  if (!code) {
    auto refusal = code.error();
    refusal.hint = say("name the campaign of the whole file with --campaign",
                       "nommer la campagne de tout le fichier avec --campaign");
    return refusal;
  }
  const auto known = campaigns_.find(code->text());
  if (known != campaigns_.end()) return &known->second;
  auto campaign = ledger::find_campaign(journal_.book(), code->text());
  if (!campaign) return campaign.error();
  return &campaigns_.emplace(code->text(), std::move(*campaign)).first->second;
}

Result<DonorId> DonationRows::donor_of(const DonationRow& row) {
  ledger::NewDonor donor{row.name.empty() ? DonorKind::anonymous
                         : row.is_company ? DonorKind::company
                                          : DonorKind::individual,
                         {row.name, row.address, row.email, row.siren}};
  if (const auto same = ledger::find_same(journal_, donor.kind, donor.person)) {
    return *same;
  }
  const auto recorded = ledger::record(journal_, donor);
  if (!recorded) return recorded.error();
  return recorded->id;
}

Verdict DonationRows::same_gift(std::int64_t seq, const DonationRow& row,
                                const Campaign& campaign) {
  const auto gift = ledger::find_donation(journal_.book(), seq);
  if (!gift) return gift.error();
  if (gift->amount != row.amount) {
    return differs(
        row.reference, seq,
        say("it is recorded as entry {} with {}, the file says {}",
            "il est enregistré à l’écriture {} pour {}, le fichier dit {}", seq,
            gift->amount, row.amount));
  }
  if (gift->given() != row.date || gift->campaign != campaign.code) {
    return differs(
        row.reference, seq,
        say("it is recorded as entry {}, on {} for campaign {}",
            "il est enregistré à l’écriture {}, le {} pour la campagne {}", seq,
            gift->given(), gift->campaign));
  }
  ++report_.skipped;
  return std::nullopt;
}

// None where the period of `day` is open.
std::optional<Date> DonationRows::first_open_after(Date day) const {
  const auto closed = journal_.book().closed_through();
  if (!closed || day > *closed) return std::nullopt;
  return *closed + std::chrono::days(1);
}

// A gift of a closed period stands in the first open day.  Whether the campaign
// takes it is asked of its own.
Verdict DonationRows::set_day(ledger::NewDonation& gift,
                              const Campaign& campaign) {
  const auto open = first_open_after(gift.date);
  if (!open) return std::nullopt;
  if (auto refusal = rules::objection_to_day(
          {campaign.code, campaign.opens, campaign.closes}, gift.date,
          journal_.context().today,
          gift.outside_dates ? rules::OutsideDates::said
                             : rules::OutsideDates::refused)) {
    return refusal;
  }
  gift.given_on = gift.date;
  gift.date = *open;
  gift.outside_dates = true;
  return std::nullopt;
}

// The same of a refund.  One that is known stands where it was recorded,
// whatever was closed since.
void DonationRows::set_days(ledger::NewRefund& refund) {
  if (const auto seq = journal_.find(*refund.key)) {
    for (const auto& one :
         ledger::refunds_of(journal_.book(), refund.donation)) {
      if (one.seq != *seq || one.refunded_on.value_or(one.date) != refund.date)
        continue;
      refund.date = one.date;
      refund.refunded_on = one.refunded_on;
    }
  } else if (const auto open = first_open_after(refund.date)) {
    refund.refunded_on = refund.date;
    refund.date = *open;
  }
}

void DonationRows::count_if_late(const std::optional<Date>& own_day,
                                 Date stands) {
  if (!own_day) return;
  ++report_.late;
  report_.late_on = stands;
}

Verdict DonationRows::record_gift(const DonationRow& row,
                                  const std::string& reference) {
  const auto campaign = campaign_of(row);
  if (!campaign) return campaign.error();
  const auto key = key_of(reference, gift_kind);
  if (const auto seq = journal_.find(key))
    return same_gift(*seq, row, **campaign);
  const auto method =
      parse_choice<Method>(row.method.empty() ? "card" : row.method);
  if (!method) return method.error();
  const auto code = Code::parse((*campaign)->code);
  ledger::NewDonation gift{*code, DonorId::from_number(0), row.amount, row.date,
                           *method};
  gift.tier = row.tier;
  gift.fee = row.fee;
  gift.platform = request_.profile.platform;
  gift.payout = row.payout;
  gift.file_line = row.line;
  gift.outside_dates = request_.outside_dates;
  if (!row.reference.empty()) gift.reference = row.reference;
  gift.key = key;
  if (auto refusal = set_day(gift, **campaign)) return refusal;
  // Before its donor is registered: a row that is refused leaves nothing.
  if (auto refusal = ledger::objection(journal_, gift, **campaign)) {
    return refusal;
  }
  const auto donor = donor_of(row);
  if (!donor) return donor.error();
  gift.donor = *donor;
  const auto recorded = ledger::record(journal_, gift, **campaign);
  if (!recorded) return recorded.error();
  ++report_.recorded;
  count_if_late(gift.given_on, gift.date);
  report_.total += row.amount;
  return std::nullopt;
}

// A refund names its gift, or is the gift's own row with another status: then
// the gift came first, and is recorded if it is not there.
Verdict DonationRows::record_refund(const DonationRow& row) {
  const bool own_row = row.parent.empty();
  const auto& name = own_row ? row.reference : row.parent;
  if (name.empty()) {
    return Refusal{Reason::donation_unknown, plain(row.amount),
                   say("the refund does not say of which gift",
                       "le remboursement ne dit pas de quel don"),
                   say("record it with obole refund add",
                       "l’enregistrer avec obole refund add")};
  }
  const auto gift_key = key_of(name, gift_kind);
  const auto key =
      key_of(row.reference.empty() ? name : row.reference, refund_kind);
  if (own_row && !journal_.find(gift_key)) {
    auto gift = row;
    gift.meaning = Meaning::gift;
    gift.fee.reset();
    if (auto refusal = record_gift(gift, name)) return refusal;
  }
  const auto seq = journal_.find(gift_key);
  if (!seq) {
    return Refusal{Reason::donation_unknown, name,
                   say("the gift that it gives back is not recorded",
                       "le don qu’il rembourse n’est pas enregistré"),
                   say("import the export that holds the gift first",
                       "importer d’abord l’export qui contient le don")};
  }
  ledger::NewRefund refund{*seq, row.amount, row.date,
                           "as the platform reports"};
  refund.fee = row.fee;
  refund.payout = row.payout;
  refund.file_line = row.line;
  if (!row.reference.empty()) refund.reference = row.reference;
  refund.key = key;
  set_days(refund);
  const auto recorded = ledger::record(journal_, refund);
  if (!recorded) return recorded.error();
  if (recorded->already) {
    ++report_.skipped;
  } else {
    ++report_.recorded;
    count_if_late(refund.refunded_on, refund.date);
    report_.refunded += row.amount;
  }
  return std::nullopt;
}

void DonationRows::take(DonationRow&& row) {
  if (row.meaning == Meaning::refund) {
    refunds_.push_back(std::move(row));
    return;
  }
  const auto reference =
      row.reference.empty() ? content_reference(row) : row.reference;
  if (const auto refusal = record_gift(row, reference)) tell(row, *refusal);
}

void DonationRows::take_refunds() {
  for (const auto& row : refunds_) {
    if (const auto refusal = record_refund(row)) tell(row, *refusal);
  }
  refunds_.clear();
}

}  // namespace obole::intake
