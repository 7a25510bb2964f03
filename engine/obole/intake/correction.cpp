#include "obole/intake/correction.hpp"

#include "obole/base/say.hpp"
#include "obole/intake/line_state.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/donation_detail.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace obole::intake {
namespace {

using ledger::Book;
using ledger::DonationDetail;
using ledger::Journal;
using ledger::Key;

constexpr const char* select_correction =
    "SELECT corrects, effective FROM main.donation WHERE seq = ?1";
constexpr const char* select_deposit =
    "SELECT deposited.seq FROM main.deposited WHERE donation = ?1"
    "  AND NOT EXISTS (SELECT 1 FROM main.deposit_end"
    "    WHERE deposit_end.deposit = deposited.seq)";

Refusal not_permitted(std::int64_t gift, Sentence why, Sentence hint) {
  return {Reason::not_permitted, std::to_string(gift), std::move(why),
          std::move(hint)};
}

std::optional<std::int64_t> deposit_of(Book& book, std::int64_t gift) {
  auto& row = book.prepared(select_deposit);
  std::optional<std::int64_t> deposit;
  if (row.bind(gift).step()) deposit = row.integer(0);
  row.reset();
  return deposit;
}

Verdict objection(Book& book, const DonationDetail& detail,
                  const NewCorrection& correction) {
  const auto& gift = detail.gift;
  if (detail.corrected_by)
    return not_permitted(
        gift.seq,
        say("it is corrected already: donation {} says what it was",
            "il est déjà rectifié : le don {} dit ce qu’il était",
            *detail.corrected_by),
        say("obole donation correct {}", "obole donation correct {}",
            *detail.corrected_by));
  if (gift.left() != gift.amount)
    return not_permitted(
        gift.seq,
        say("something of it went back, or is in dispute",
            "une part en a été rendue, ou est contestée"),
        say("refund what is left, and record what was really given",
            "rembourser le reste, puis enregistrer ce qui a vraiment été "
            "donné"));
  if (is_in_kind(gift.method))
    return not_permitted(
        gift.seq, say("it is not of money", "il n’est pas d’argent"),
        say("obole refund add takes it back; then record it anew",
            "obole refund add l’annule ; puis l’enregistrer de nouveau"));
  if (const auto deposit = deposit_of(book, gift.seq))
    return not_permitted(
        gift.seq,
        say("it is in deposit {}", "il est dans la remise {}", *deposit),
        say("obole deposit cancel {} takes the deposit back; make it anew "
            "afterwards",
            "obole deposit cancel {} annule la remise ; la refaire ensuite",
            *deposit));
  const bool differs =
      (correction.campaign && correction.campaign->text() != gift.campaign) ||
      (correction.donor && *correction.donor != gift.donor) ||
      (correction.amount && *correction.amount != gift.amount) ||
      (correction.date &&
       *correction.date != detail.given_on.value_or(gift.date));
  if (differs) return std::nullopt;
  return not_permitted(
      gift.seq, say("that is what the gift says already", "le don le dit déjà"),
      say("give what was wrong: --campaign, --donor, --amount or --date",
          "donner ce qui était faux : --campaign, --donor, --amount ou "
          "--date"));
}

// What the bank's side of a gift is, before it is taken back.
struct Shown {
  std::int64_t line = 0;  ///< 0: the bank has not shown it
  std::vector<std::int64_t> items;
  std::string payout;  ///< "PLATFORM/ID", of one
};

Result<Shown> shown(Book& book, const DonationDetail& detail) {
  if (detail.lines.empty()) return Shown{};
  const auto gift = detail.gift.seq;
  Shown found{detail.lines[0].line, {}, detail.lines[0].payout};
  std::vector<std::int64_t> lines = lines_of_item(book, gift);
  for (const auto& match : live_matches(book, found.line)) {
    if (match.item == 0) continue;
    found.items.push_back(match.item);
    if (match.item == gift) continue;
    const auto more = lines_of_item(book, match.item);
    lines.insert(lines.end(), more.begin(), more.end());
  }
  const bool alone =
      detail.lines.size() == 1 &&
      std::all_of(lines.begin(), lines.end(),
                  [&](std::int64_t line) { return line == found.line; });
  if (alone) return found;
  return not_permitted(
      gift,
      say("several lines of the bank explain it together",
          "plusieurs lignes bancaires l’expliquent ensemble"),
      say("obole unmatch {} takes that back; match them again afterwards",
          "obole unmatch {} l’annule ; les rapprocher de nouveau ensuite",
          found.line));
}

// The day on which a correction stands.
Result<Date> day_of(Journal& journal, Date given) {
  const auto closed = journal.book().closed_through();
  const auto day =
      closed ? std::max(given, *closed + std::chrono::days(1)) : given;
  if (day <= journal.context().today) return day;
  return *journal.objection_to_day(given);
}

ledger::NewDonation successor(const DonationDetail& detail,
                              const NewCorrection& correction, Date day) {
  const auto& gift = detail.gift;
  const auto given =
      correction.date.value_or(detail.given_on.value_or(gift.date));
  const auto campaign =
      correction.campaign.value_or(Code::parse(gift.campaign).value());
  ledger::NewDonation next{campaign, correction.donor.value_or(gift.donor),
                           correction.amount.value_or(gift.amount), day,
                           gift.method};
  if (campaign.text() == gift.campaign) {
    next.tier = detail.tier;
    next.earmark = detail.earmark;
    if (!detail.fund.empty()) next.fund = Code::parse(detail.fund).value();
  }
  next.benefit = detail.benefit;
  next.fee = detail.fee;
  next.platform = gift.platform;
  next.payout = gift.payout;
  next.nature = detail.nature;
  next.credited = detail.credited;
  next.outside_dates = true;
  next.corrects = gift.seq;
  if (given != day) next.given_on = given;
  if (!detail.reference.empty()) next.reference = detail.reference;
  return next;
}

// The same line, or payout: it shows the gift and, of the same money, how it
// was taken back and what it really was.
Verdict show_again(Journal& journal, const Shown& before, std::int64_t taken,
                   std::int64_t next) {
  if (!before.payout.empty()) {
    const auto again =
        match_payout_by_hand(journal, before.line, before.payout, std::nullopt);
    if (!again) return again.error();
    return std::nullopt;
  }
  auto items = before.items;
  items.insert(items.end(), {taken, next});
  const auto again = match_by_hand(journal, before.line, items, std::nullopt);
  if (!again) return again.error();
  return std::nullopt;
}

// The answer to a request that came before.
Result<Corrected> known(Book& book, std::int64_t seq, std::int64_t gift) {
  auto& row = book.prepared(select_correction);
  const bool same =
      row.bind(seq).step() && !row.is_null(0) && row.integer(0) == gift;
  const auto day = day_of_number(same ? row.integer(1) : 0);
  row.reset();
  if (!same) return reused(seq);
  return Corrected{{seq, true}, day};
}

}  // namespace

Result<Corrected> correct(Journal& journal, const NewCorrection& correction) {
  auto& book = journal.book();
  const auto key = ledger::key_for(correction.reference, Key::fresh());
  if (!key) return key.error();
  if (const auto seq = journal.find(*key))
    return known(book, *seq, correction.donation);
  const auto why = ledger::required_text("--reason", correction.reason);
  if (!why) return why.error();
  const auto detail = ledger::donation_detail(book, correction.donation);
  if (!detail) return detail.error();
  if (auto refusal = objection(book, *detail, correction)) return *refusal;
  const auto before = shown(book, *detail);
  if (!before) return before.error();
  const auto& gift = detail->gift;
  const auto given =
      correction.date.value_or(detail->given_on.value_or(gift.date));
  const auto day = day_of(journal, std::max(given, gift.date));
  if (!day) return day.error();

  if (before->line != 0) {
    const auto open = unmatch(journal, before->line, *why, std::nullopt);
    if (!open) return open.error();
  }
  ledger::NewRefund back{gift.seq, gift.amount, *day, *why};
  back.cause = RefundCause::corrected;
  back.by_correction = true;
  back.payout = gift.payout;
  if (!detail->fee.is_zero()) back.fee = -detail->fee;
  const auto taken = ledger::record(journal, back);
  if (!taken) return taken.error();

  auto next = successor(*detail, correction, *day);
  next.key = *key;
  const auto recorded = ledger::record(journal, next);
  if (!recorded) return recorded.error();
  const bool same_money = next.amount == gift.amount;
  if (before->line != 0 && same_money) {
    if (auto refusal = show_again(journal, *before, taken->seq, recorded->seq))
      return *refusal;
  }
  return Corrected{*recorded, *day, before->line != 0 && !same_money};
}

}  // namespace obole::intake
