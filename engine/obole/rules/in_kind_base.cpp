// What counts of goods, time and waived expenses: law.md 3.1 to 3.3.

#include "obole/rules/asking.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace obole::rules {
namespace {

using boost::multiprecision::cpp_rational;
using Standing = GroundStanding;

// The part of a year that `item` lasts; nothing where it measures no time.
std::optional<cpp_rational> years_of(const Asking& asking,
                                     const GivenItem& item) {
  constexpr int thousand = 1000;
  constexpr int months = 12;
  const cpp_rational quantity(item.quantity.thousandths, thousand);
  const auto per_year = [&](std::string_view name) {
    const auto* const value = asking.value(name);
    if (value == nullptr) return std::optional<cpp_rational>();
    return std::optional<cpp_rational>(quantity / value->number());
  };
  switch (item.unit) {
    case Unit::month:
      return quantity / months;
    case Unit::day:
      return per_year("pass.days_per_year");
    case Unit::hour:
      return per_year("pass.hours_per_year");
    default:
      return std::nullopt;
  }
}

// Three times the ceiling of social security, for the time given.
void ask_pay_cap(Asking& asking) {
  const auto* const multiple = asking.value("skills.cap_pass_multiple");
  const auto* const pass = asking.value("pass.annual");
  if (multiple == nullptr)
    return asking.missing(Rule::pay_cap, "skills.cap_pass_multiple");
  if (pass == nullptr) return asking.missing(Rule::pay_cap, "pass.annual");
  const auto& items = asking.gift().in_kind.items;
  cpp_rational years = 0;
  for (const auto& item : items) {
    const auto part = years_of(asking, item);
    if (!part) {
      return asking.add(Rule::pay_cap, Standing::review,
                        "skills.cap_pass_multiple", {"time"});
    }
    years += *part;
  }
  if (items.empty()) {
    return asking.add(Rule::pay_cap, Standing::review,
                      "skills.cap_pass_multiple", {"time"});
  }
  const cpp_rational most =
      years * multiple->number() * pass->money(asking.currency()).minor_units();
  // A ceiling of less than a cent more is none; what counts never rises.
  const boost::multiprecision::cpp_int whole =
      numerator(most) / denominator(most);
  const Money cap{whole.convert_to<std::int64_t>(), asking.currency()};
  const auto given = asking.base();
  if (given <= cap) {
    return asking.add(Rule::pay_cap, Standing::met, "pass.annual",
                      {input_of(given), input_of(cap)});
  }
  asking.limit(cap);
  asking.add(Rule::pay_cap, Standing::limited, "pass.annual",
             {input_of(given), input_of(cap)});
}

}  // namespace

void ask_in_kind(Asking& asking) {
  const auto& gift = asking.gift();
  const bool person = gift.donor.kind == DonorKind::individual;
  if (gift.method == Method::expense_waiver) {
    return asking.add(
        Rule::document,
        gift.in_kind.documented ? Standing::met : Standing::failed,
        "elig.expense_document");
  }
  if (gift.method == Method::skills) {
    if (person) {
      return asking.add(Rule::own_time, Standing::failed,
                        "elig.volunteer_time");
    }
    return ask_pay_cap(asking);
  }
  if (gift.method != Method::in_kind || person) return;
  const auto valuation = gift.in_kind.valuation;
  const bool at_cost =
      valuation == Valuation::cost_price || valuation == Valuation::stock_value;
  asking.add(Rule::cost_price, at_cost ? Standing::met : Standing::review,
             "in_kind.company_base", {std::string(word(valuation))});
}

}  // namespace obole::rules
