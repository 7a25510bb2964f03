// Does this gift earn a tax receipt, for how much, and why?
//
// Pure: no clock, no ledger.  Every threshold and every source comes from the
// rule table; the same facts and the same table give the same decision.

#pragma once

#include "obole/rules/gift_facts.hpp"
#include "obole/rules/grounds.hpp"
#include "obole/rules/rule_table.hpp"

#include <string>
#include <vector>

namespace obole::rules {

/// What the law makes of a gift, and on which grounds.
struct Decision {
  EligibilityOutcome outcome;
  /// What a receipt may state: nothing unless eligible.  Never more than what
  /// is left of the gift.
  Money amount;
  Money if_accepted;            ///< the same, once a review is accepted
  Date gift_date;               ///< the day that counts in law
  std::string article;          ///< "200", "238 bis"; empty outside France
  std::string form;             ///< "11580*05"; empty where there is none
  std::vector<Ground> grounds;  ///< in the order in which they were asked

  friend bool operator==(const Decision&, const Decision&) = default;
};

/// Decides about `gift` by `table`, for a receipt that would be issued on
/// `issued`.  A value that the table does not have for the day asked is said,
/// and stands for a person's decision (review).
Decision decide(const GiftFacts& gift, const RuleTable& table, Date issued);

/// The decision with its review accepted by a person.
Decision accepted(Decision decision);

/// The day that counts in law: law.md 3.5.
Date gift_date(const GiftFacts& gift, const RuleTable& table);

}  // namespace obole::rules
