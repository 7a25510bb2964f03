// The register of receipts, as a table.

#pragma once

#include "obole/ledger/receipt_list.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"
#include "obole/rules/rule_table.hpp"

#include <span>
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

/// What each number states: its amount while it is live, and nothing after.
Table receipt_figures(ledger::Book& book, const View& view);

/// What is to be declared of the receipts of each year (CGI 222 bis).
Table declaration_table(ledger::Book& book, std::span<const int> years,
                        const View& view);

/// The years of which there are receipts, in order.
std::vector<int> receipt_years(ledger::Book& book, const View& view);

}  // namespace obole::reports
