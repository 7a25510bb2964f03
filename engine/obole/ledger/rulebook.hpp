// The rule tables that the organisation adopted.  An entry holds the whole
// table: a decision can be explained from the ledger alone.

#pragma once

#include "obole/ledger/journal.hpp"
#include "obole/rules/rule_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct AdoptedTable {
  std::int64_t seq;
  Date adopted_on;
  rules::RuleTable table;
};

/// What is known of an adoption without reading its values.
struct Adoption {
  std::int64_t seq;
  Date adopted_on;
  std::string name;
  std::string jurisdiction;
  std::string version;
  std::string digest;
  std::int64_t values;
};

/// Adopts `table`: decisions from now on rest on it, and none of before is
/// rewritten.  The same bytes as those in force are not adopted again.
///
/// Refuses with rules_invalid (larger than an entry can hold), not_permitted
/// (of another country than the one in force, once receipts were issued),
/// currency_mismatch and reference_reused.
Result<Recorded> record(Journal& journal, const rules::RuleTable& table,
                        const std::optional<std::string>& reference);

/// The table adopted last.
std::optional<AdoptedTable> rules_in_force(Book& book);

/// The table that entry `seq` adopted.  Refuses with rules_unknown.
Result<AdoptedTable> adopted_rules(Book& book, std::int64_t seq);

/// Every adoption, in order.
std::vector<Adoption> adoptions(Book& book);

}  // namespace obole::ledger
