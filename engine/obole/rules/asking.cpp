#include "obole/rules/asking.hpp"

#include "obole/rules/rule_parameters.hpp"

#include <algorithm>

namespace obole::rules {

std::string prefix_of(const RuleTable& table) {
  return prefix_of(table.jurisdiction);
}

std::string input_of(Money amount) {
  return std::to_string(amount.minor_units());
}

Asking::Asking(const GiftFacts& gift, const RuleTable& table, Date issued)
    : gift_(gift),
      table_(table),
      issued_(issued),
      prefix_(prefix_of(table)),
      day_(gift_date(gift, table)),
      base_(gift.left()) {}

std::string Asking::parameter(std::string_view name) const {
  std::string full = prefix_;
  return full.append(".").append(name);
}

const RuleValue* Asking::value(std::string_view name) const {
  return table_.find(parameter(name), day_);
}

const RuleValue* Asking::value_at_issue(std::string_view name) const {
  return table_.find(parameter(name), issued_);
}

bool Asking::has_any(std::string_view name) const {
  const auto full = parameter(name);
  return std::any_of(
      table_.values.begin(), table_.values.end(),
      [&full](const RuleValue& value) { return value.parameter == full; });
}

void Asking::add(Rule rule, GroundStanding standing, std::string_view name,
                 std::initializer_list<std::string> inputs) {
  add(rule, standing, name, std::vector<std::string>(inputs));
}

void Asking::add(Rule rule, GroundStanding standing, std::string_view name,
                 std::vector<std::string> inputs) {
  grounds_.push_back({rule, standing,
                      name.empty() ? std::string() : parameter(name),
                      std::move(inputs)});
}

void Asking::missing(Rule rule, std::string_view name) {
  add(rule, GroundStanding::review, name, {"missing", iso(day_)});
}

Decision Asking::decision() && {
  const auto stands = [this](GroundStanding standing) {
    return std::any_of(
        grounds_.begin(), grounds_.end(),
        [standing](const Ground& one) { return one.standing == standing; });
  };
  const Money nothing{0, currency()};
  auto outcome = EligibilityOutcome::eligible;
  if (stands(GroundStanding::review)) outcome = EligibilityOutcome::review;
  if (stands(GroundStanding::failed)) outcome = EligibilityOutcome::ineligible;
  const auto could =
      outcome == EligibilityOutcome::ineligible ? nothing : base_;
  return {outcome,
          outcome == EligibilityOutcome::eligible ? base_ : nothing,
          could,
          day_,
          {},
          {},
          std::move(grounds_)};
}

}  // namespace obole::rules
