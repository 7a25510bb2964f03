#include "obole/rules/eligibility.hpp"

#include "obole/base/check.hpp"
#include "obole/domain/calendar.hpp"
#include "obole/rules/asking.hpp"

#include <algorithm>

namespace obole::rules {
namespace {

using Standing = GroundStanding;

int year_of(Date date) {
  return static_cast<int>(std::chrono::year_month_day{date}.year());
}

// The name of the parameter that says which day counts.
std::string_view date_parameter(const GiftFacts& gift) {
  if (gift.by_platform) return "date.platform";
  switch (gift.method) {
    case Method::cheque:
      return "date.cheque";
    case Method::cash:
      return "date.cash";
    case Method::transfer:
      return "date.transfer";
    case Method::direct_debit:
      return "date.direct_debit";
    case Method::card:
      return "date.card";
    case Method::in_kind:
    case Method::skills:
    case Method::expense_waiver:
      break;
  }
  return "date.in_kind";
}

// Before success nobody has given for good: code civil 894, law.md 3.5.
std::optional<Date> irrevocable_on(const CampaignFacts& campaign) {
  const bool depends = campaign.model == Model::all_or_nothing &&
                       campaign.verdict == CampaignVerdict::succeeded;
  return depends ? campaign.settled_on : std::nullopt;
}

void ask_date(Asking& asking) {
  const auto& gift = asking.gift();
  asking.add(Rule::date, Standing::met,
             asking.is_french() ? date_parameter(gift) : std::string_view(),
             {std::string(word(gift.method)), iso(asking.day())});
  auto first = gift.date;
  auto last = gift.date;
  for (const auto& other : {gift.credited, irrevocable_on(gift.campaign)}) {
    if (!other) continue;
    first = std::min(first, *other);
    last = std::max(last, *other);
  }
  if (year_of(first) != year_of(last)) {
    asking.add(Rule::straddle, Standing::flagged,
               asking.is_french() ? date_parameter(gift) : std::string_view(),
               {iso(first), iso(last), iso(asking.day())});
  }
}

void ask_nature(Asking& asking) {
  const auto nature = asking.gift().nature;
  asking.add(Rule::nature,
             nature == GiftNature::gift ? Standing::met : Standing::failed,
             "elig.sponsorship", {std::string(word(nature))});
}

// What of the donor's identity a receipt must carry and is not known.
std::vector<std::string> missing_identity(const DonorFacts& donor) {
  std::vector<std::string> missing;
  if (!donor.named) missing.emplace_back("name");
  if (!donor.addressed) missing.emplace_back("address");
  if (donor.kind != DonorKind::individual && !donor.numbered)
    missing.emplace_back("siren");
  return missing;
}

void ask_donor(Asking& asking) {
  const auto& donor = asking.gift().donor;
  if (donor.kind == DonorKind::anonymous) {
    return asking.add(Rule::identity, Standing::failed, "elig.anonymous",
                      {"anonymous"});
  }
  const bool pays_no_tax =
      donor.kind == DonorKind::public_body ||
      (donor.kind == DonorKind::association && donor.regime != TaxRegime::real);
  asking.add(Rule::donor, pays_no_tax ? Standing::failed : Standing::met,
             "elig.donor_kind", {std::string(word(donor.kind))});
  if (asking.is_french() && donor.regime && donor.regime != TaxRegime::real) {
    asking.add(Rule::regime, Standing::failed, "tax.company_regime",
               {std::string(word(*donor.regime))});
  }
  if (donor.abroad)
    asking.add(Rule::abroad, Standing::failed, "elig.foreign", {});
  const auto missing = missing_identity(donor);
  asking.add(Rule::identity, missing.empty() ? Standing::met : Standing::failed,
             "elig.identity", missing);
}

void ask_received(Asking& asking) {
  const auto& gift = asking.gift();
  const auto& campaign = gift.campaign;
  std::string why;
  if (campaign.model == Model::all_or_nothing) {
    if (!campaign.verdict) why = "awaited";
    if (campaign.verdict == CampaignVerdict::failed) why = "failed";
  }
  if (!gift.left().is_positive()) why = "returned";
  if (!why.empty()) {
    return asking.add(Rule::received, Standing::failed, "elig.received", {why});
  }
  asking.add(Rule::received, Standing::met, "elig.received",
             {input_of(gift.given)});
  if (gift.refunded.is_zero() && gift.disputed.is_zero()) return;
  asking.add(Rule::refunded, Standing::limited, "elig.received",
             {input_of(gift.refunded), input_of(gift.disputed),
              input_of(gift.left())});
}

void ask_purpose(Asking& asking) {
  const auto purpose = asking.gift().campaign.purpose;
  if (!purpose) {
    if (asking.is_french())
      asking.add(Rule::purpose, Standing::failed, "elig.purpose", {"unknown"});
    return;
  }
  if (*purpose == Purpose::none) {
    return asking.add(Rule::purpose, Standing::failed, "elig.purpose",
                      {"none"});
  }
  if (!asking.is_french()) return;
  const auto name = "purpose." + std::string(word(*purpose));
  const auto* const value = asking.value(name);
  const bool qualifies = value != nullptr && value->flag();
  asking.add(Rule::purpose, qualifies ? Standing::met : Standing::failed, name,
             {std::string(word(*purpose)), iso(asking.day())});
}

void ask_cash(Asking& asking) {
  const auto& gift = asking.gift();
  if (gift.method != Method::cash || gift.by_platform) return;
  const auto* const limit = asking.value("cash.public_limit");
  if (limit == nullptr) return;
  const auto most = limit->money(asking.currency());
  if (gift.given > most) {
    asking.add(Rule::cash_limit, Standing::flagged, "cash.public_limit",
               {input_of(gift.given), input_of(most)});
  }
}

// A year's gifts that come to less than the least that counts.
void ask_minimum(Asking& asking) {
  const auto* const least = asking.value("min_per_donee_year");
  if (least == nullptr) return;
  const auto minimum = least->money(asking.currency());
  const auto& received = asking.gift().year.received;
  asking.add(Rule::minimum,
             received < minimum ? Standing::failed : Standing::met,
             "min_per_donee_year", {input_of(received), input_of(minimum)});
}

// What proves the gift, where that depends on its amount.
void ask_proof(Asking& asking) {
  const auto given = asking.gift().given;
  if (const auto* const most = asking.value("simplified_proof")) {
    const auto amount = most->money(asking.currency());
    asking.add(Rule::proof, Standing::met, "simplified_proof",
               {given > amount ? "formal" : "statement", input_of(given),
                input_of(amount)});
  }
  if (const auto* const least = asking.value("ack")) {
    const auto amount = least->money(asking.currency());
    if (given >= amount) {
      asking.add(Rule::proof, Standing::flagged, "ack",
                 {"acknowledgment", input_of(given), input_of(amount)});
    }
  }
  if (const auto* const most = asking.value("qpq_disclosure")) {
    const auto amount = most->money(asking.currency());
    if (asking.gift().benefit.is_positive() && given > amount) {
      asking.add(Rule::proof, Standing::flagged, "qpq_disclosure",
                 {"disclosure", input_of(given), input_of(amount)});
    }
  }
}

// The article that grants the reduction, and the form that certifies it.
void name_the_form(const Asking& asking, Decision& decision) {
  if (!asking.is_french()) return;
  const bool person = asking.gift().donor.kind == DonorKind::individual;
  decision.article = person ? "200" : "238 bis";
  const auto* const form =
      asking.value_at_issue(person ? "receipt.form.ind" : "receipt.form.co");
  if (form != nullptr) decision.form = form->value;
}

}  // namespace

Date gift_date(const GiftFacts& gift, const RuleTable& table) {
  auto day = gift.date;
  const auto name = prefix_of(table) + '.' + std::string(date_parameter(gift));
  const auto* const basis = table.find(name, gift.date);
  const bool credited = basis != nullptr && basis->value == "CREDITED";
  if (credited && gift.credited) day = *gift.credited;
  if (const auto for_good = irrevocable_on(gift.campaign))
    day = std::max(day, *for_good);
  return day;
}

Decision decide(const GiftFacts& gift, const RuleTable& table, Date issued) {
  Asking asking(gift, table, issued);
  ask_date(asking);
  ask_nature(asking);
  ask_received(asking);
  ask_donor(asking);
  ask_purpose(asking);
  if (asking.is_french()) ask_in_kind(asking);
  ask_cash(asking);
  ask_counterparts(asking);
  ask_minimum(asking);
  ask_proof(asking);
  if (asking.is_french()) {
    const bool person = gift.donor.kind == DonorKind::individual;
    asking.add(Rule::reduction, Standing::met,
               person ? "ind.rate" : "co.rate.low", {});
  }
  auto decision = Asking(asking).decision();
  name_the_form(asking, decision);
  return decision;
}

Decision accepted(Decision decision) {
  check(decision.outcome == EligibilityOutcome::review,
        "only what a person must decide is accepted by one");
  decision.outcome = EligibilityOutcome::eligible;
  decision.amount = decision.if_accepted;
  decision.grounds.push_back({Rule::accepted, GroundStanding::met, {}, {}});
  return decision;
}

}  // namespace obole::rules
