// What the donor gets in return, held against the gift: law.md 2 and 11.

#include "obole/base/check.hpp"
#include "obole/rules/asking.hpp"

#include <algorithm>

namespace obole::rules {
namespace {

using Standing = GroundStanding;
__extension__ using Wide = __int128;

// Whether `part` is at most `ratio` of `whole`, exactly.
bool within(Money part, Ratio ratio, Money whole) {
  return Wide{part.minor_units()} * ratio.denominator <=
         Wide{ratio.numerator} * whole.minor_units();
}

std::string text_of(Ratio ratio) {
  return std::to_string(ratio.numerator) + '/' +
         std::to_string(ratio.denominator);
}

void take_off(Asking& asking, std::string_view name) {
  const auto benefit = asking.gift().benefit;
  const auto left = asking.base() - benefit;
  asking.add(Rule::net_of_value,
             left.is_positive() ? Standing::limited : Standing::failed, name,
             {input_of(benefit), input_of(left)});
  if (left.is_positive()) asking.limit(left);
}

// The counterpart is too large: the whole gift is lost, or its worth is taken
// off, as the country has it.
void exceed(Asking& asking, Rule rule, std::string_view name,
            std::vector<std::string> inputs) {
  const std::string_view policy =
      asking.is_french() ? "cp.excess_policy" : "excess_policy";
  const auto* const value = asking.value(policy);
  if (value == nullptr || value->value != "NET_OF_VALUE") {
    return asking.add(rule, Standing::failed, name, std::move(inputs));
  }
  asking.add(rule, Standing::limited, name, std::move(inputs));
  take_off(asking, policy);
}

void ask_person(Asking& asking) {
  const auto benefit = asking.gift().benefit;
  const auto* const ratio = asking.value("cp.ind.ratio");
  if (ratio == nullptr) {
    asking.missing(Rule::ratio, "cp.ind.ratio");
  } else {
    const std::vector<std::string> inputs = {
        input_of(benefit), input_of(asking.base()), text_of(ratio->ratio())};
    if (within(benefit, ratio->ratio(), asking.base())) {
      asking.add(Rule::ratio, Standing::met, "cp.ind.ratio", inputs);
    } else {
      exceed(asking, Rule::ratio, "cp.ind.ratio", inputs);
    }
  }
  const auto* const most = asking.value("cp.ind.year_cap");
  if (most == nullptr) return asking.missing(Rule::cap, "cp.ind.year_cap");
  const auto cap = most->money(asking.currency());
  const std::vector<std::string> alone = {input_of(benefit), input_of(cap)};
  if (benefit > cap) return exceed(asking, Rule::cap, "cp.ind.year_cap", alone);
  asking.add(Rule::cap, Standing::met, "cp.ind.year_cap", alone);
  const auto before = asking.gift().year.benefits_before;
  if (before.is_zero()) return;
  asking.add(
      Rule::year_cap, before + benefit > cap ? Standing::review : Standing::met,
      "cp.ind.year_cap", {input_of(before), input_of(benefit), input_of(cap)});
}

// For a company no text sets a maximum; a quarter is what practice admits.
void ask_company(Asking& asking) {
  const auto* const ratio = asking.value("cp.co.ratio_warning");
  if (ratio == nullptr)
    return asking.missing(Rule::ratio, "cp.co.ratio_warning");
  const auto benefit = asking.gift().benefit;
  asking.add(
      Rule::ratio,
      within(benefit, ratio->ratio(), asking.base()) ? Standing::met
                                                     : Standing::review,
      "cp.co.ratio_warning",
      {input_of(benefit), input_of(asking.base()), text_of(ratio->ratio())});
}

// United Kingdom: a part of the first hundred pounds, another of the rest.
void ask_bands(Asking& asking, const RuleValue& first) {
  const auto* const band = asking.value("benefit.first_band");
  const auto* const above = asking.value("benefit.above100");
  const auto* const most = asking.value("benefit.max");
  if (band == nullptr || above == nullptr || most == nullptr)
    return asking.missing(Rule::ratio, "benefit.first_band");
  const auto given = asking.base();
  const auto edge = std::min(given, band->money(asking.currency()));
  const auto limit = edge.share(first.ratio(), Rounding::down) +
                     (given - edge).share(above->ratio(), Rounding::down);
  const auto benefit = asking.gift().benefit;
  const auto cap = most->money(asking.currency());
  const std::vector<std::string> inputs = {input_of(benefit), input_of(limit)};
  if (benefit <= std::min(limit, cap)) {
    asking.add(Rule::cap, Standing::met, "benefit.first100", inputs);
  } else {
    exceed(asking, Rule::cap, limit < cap ? "benefit.first100" : "benefit.max",
           {input_of(benefit), input_of(std::min(limit, cap))});
  }
  const auto before = asking.gift().year.benefits_before;
  if (before.is_zero()) return;
  asking.add(
      Rule::year_cap, before + benefit > cap ? Standing::failed : Standing::met,
      "benefit.max", {input_of(before), input_of(benefit), input_of(cap)});
}

// Canada: small advantages are ignored; above four fifths nobody gave.
void ask_advantage(Asking& asking, const RuleValue& intent) {
  const auto given = asking.base();
  const auto benefit = asking.gift().benefit;
  if (!within(benefit, intent.ratio(), given)) {
    return asking.add(
        Rule::intent, Standing::failed, "intent_threshold",
        {input_of(benefit), input_of(given), text_of(intent.ratio())});
  }
  const auto* const ratio = asking.value("deminimis.ratio");
  const auto* const cap = asking.value("deminimis.cap");
  if (ratio != nullptr && cap != nullptr &&
      within(benefit, ratio->ratio(), given) &&
      benefit <= cap->money(asking.currency())) {
    return asking.add(Rule::token, Standing::met, "deminimis.cap",
                      {input_of(benefit), input_of(given)});
  }
  take_off(asking, "excess_policy");
}

// United States: tokens and insubstantial benefits are ignored.
bool is_token(const Asking& asking) {
  const auto given = asking.base();
  const auto benefit = asking.gift().benefit;
  const auto* const cost = asking.value("token.cost");
  const auto* const least = asking.value("token.min_gift");
  const auto* const cap = asking.value("token.benefit_cap");
  const auto* const part = asking.value("insubstantial.ratio");
  const auto currency = asking.currency();
  const bool token = cost != nullptr && least != nullptr &&
                     given >= least->money(currency) &&
                     benefit <= cost->money(currency);
  const bool insubstantial = part != nullptr && cap != nullptr &&
                             within(benefit, part->ratio(), given) &&
                             benefit <= cap->money(currency);
  return token || insubstantial;
}

void ask_abroad(Asking& asking) {
  const auto* const admitted = asking.value("benefit.admitted");
  if (admitted != nullptr && !admitted->flag()) {
    return asking.add(Rule::any_benefit, Standing::failed, "benefit.admitted",
                      {input_of(asking.gift().benefit)});
  }
  if (const auto* const first = asking.value("benefit.first100"))
    return ask_bands(asking, *first);
  if (const auto* const intent = asking.value("intent_threshold"))
    return ask_advantage(asking, *intent);
  const auto* const policy = asking.value("excess_policy");
  if (policy == nullptr)
    return asking.missing(Rule::net_of_value, "excess_policy");
  if (is_token(asking)) {
    return asking.add(
        Rule::token, Standing::met, "token.benefit_cap",
        {input_of(asking.gift().benefit), input_of(asking.base())});
  }
  take_off(asking, "excess_policy");
}

}  // namespace

void ask_counterparts(Asking& asking) {
  const auto& gift = asking.gift();
  if (!gift.benefit.is_positive()) return;
  if (gift.benefit_waived) {
    const bool french = asking.is_french();
    return asking.add(Rule::waived, Standing::met,
                      french ? "cp.excess_policy" : "excess_policy",
                      {input_of(gift.benefit)});
  }
  if (!asking.is_french()) return ask_abroad(asking);
  if (gift.donor.kind == DonorKind::individual) return ask_person(asking);
  ask_company(asking);
}

}  // namespace obole::rules
