// Inside a decision: the gift, the table, and the grounds found so far.

#pragma once

#include "obole/rules/eligibility.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace obole::rules {

/// "fr" of "FR"; the United Kingdom is "uk" whatever its table calls it.
std::string prefix_of(const RuleTable& table);

class Asking {
 public:
  Asking(const GiftFacts& gift, const RuleTable& table, Date issued);

  const GiftFacts& gift() const { return gift_; }
  Date day() const { return day_; }  ///< the day that counts in law
  bool is_french() const { return prefix_ == "fr"; }
  Currency currency() const { return gift_.given.currency(); }

  /// The value of `name`, such as "cp.ind.ratio", that holds on the gift's
  /// day, or on the day of issue; nothing when none does.
  const RuleValue* value(std::string_view name) const;
  const RuleValue* value_at_issue(std::string_view name) const;
  bool has_any(std::string_view name) const;  ///< on whatever day
  std::string parameter(std::string_view name) const;

  void add(Rule rule, GroundStanding standing, std::string_view name,
           std::initializer_list<std::string> inputs = {});
  void add(Rule rule, GroundStanding standing, std::string_view name,
           std::vector<std::string> inputs);
  /// The table has no value of `name` on the gift's day: a person decides.
  void missing(Rule rule, std::string_view name);

  /// What counts of the gift, before its counterpart.
  Money base() const { return base_; }
  void limit(Money base) { base_ = base; }

  Decision decision() &&;

 private:
  const GiftFacts& gift_;
  const RuleTable& table_;
  Date issued_;
  std::string prefix_;
  Date day_;
  Money base_;
  std::vector<Ground> grounds_;
};

/// An amount, as grounds keep it.
std::string input_of(Money amount);

// Each asks its part of the rules, and adds the grounds it finds.
void ask_in_kind(Asking& asking);       // goods, time, waived expenses
void ask_counterparts(Asking& asking);  // what the donor gets in return

}  // namespace obole::rules
