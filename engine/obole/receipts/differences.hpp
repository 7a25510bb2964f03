// What another rule table would have made of the gifts.

#pragma once

#include "obole/receipts/judge.hpp"

#include <vector>

namespace obole::receipts {

struct Difference {
  Judged judged;            ///< with the decision that holds
  rules::Decision instead;  ///< by the other table
};

/// The gifts whose outcome, amount or day in law would be another one by
/// `table`; nothing of it is recorded.  Refuses as Judge::select does.
Result<std::vector<Difference>> differences(ledger::Book& book,
                                            const rules::RuleTable& table,
                                            const Selection& selection,
                                            Date today);

}  // namespace obole::receipts
