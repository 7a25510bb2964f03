// The register of receipts, as a table.

#pragma once

#include "obole/ledger/receipt_list.hpp"
#include "obole/reports/table.hpp"
#include "obole/rules/rule_table.hpp"

#include <vector>

namespace obole::reports {

/// Every number with its state, and until when its papers are kept: the years
/// are those of `rules` on the day of issue.
Table receipt_table(ledger::Book& book,
                    const std::vector<ledger::Receipt>& receipts,
                    const rules::RuleTable& rules);

/// The receipts that state more than is left of their gifts.
Table obligation_table(ledger::Book& book,
                       const std::vector<ledger::Obligation>& obligations);

}  // namespace obole::reports
