// Which decision holds about a gift: the recorded one while its facts stand, a
// new one once they have changed.

#pragma once

#include "obole/ledger/assessments.hpp"
#include "obole/ledger/gift_reader.hpp"
#include "obole/ledger/rulebook.hpp"
#include "obole/rules/eligibility.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace obole::receipts {

/// Which gifts are asked about.
struct Selection {
  std::string campaign = {};     ///< of every campaign, where empty
  std::optional<int> year = {};  ///< of the day that counts in law
  std::optional<std::int64_t> donation = {};
};

/// The table by which gifts are decided now.
struct RulesInForce {
  rules::RuleTable table;
  std::optional<std::int64_t> adopted;  ///< its entry; none: not adopted yet
};

/// The table adopted last; before any is, the one that comes with the program
/// for the country whose currency the ledger keeps.
RulesInForce rules_that_hold(ledger::Book& book);

/// A gift and the decision that holds about it.
struct Judged {
  ledger::ReadGift gift;
  rules::Decision decision;
  std::optional<ledger::Assessment> recorded;  ///< the latest, stands or not
  bool stands;      ///< the recorded decision is the one that holds
  bool was_issued;  ///< live receipts state something of the gift
};

/// Judges gifts of one ledger.  Reads what concerns many of them once: make
/// one for a run.
class Judge {
 public:
  Judge(ledger::Book& book, RulesInForce rules, Date today);

  const RulesInForce& rules() const { return rules_; }

  /// The gifts of `selection`, as recorded.  Refuses with donation_unknown and
  /// campaign_unknown.
  Result<std::vector<std::int64_t>> select(const Selection& selection);

  /// Refuses with donation_unknown.
  Result<Judged> judge(std::int64_t donation);

  /// Whether the gift's day in law lies in the year that is asked about.
  static bool is_in(const Selection& selection, const Judged& judged);

  /// The table that a recorded decision rests on.
  const rules::RuleTable& table_of(const Judged& judged);
  const rules::RuleTable& adopted_table(std::int64_t entry);

 private:
  ledger::Book& book_;
  RulesInForce rules_;
  Date today_;
  ledger::GiftReader reader_;
  std::map<std::int64_t, rules::RuleTable> tables_;  // adopted earlier
};

}  // namespace obole::receipts
