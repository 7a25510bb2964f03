#pragma once

#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

namespace obole::reports {

/// The trial balance: every account by name, its debits, credits and balance.
/// Debits and credits add up to the same.
Table balances(ledger::Book& book, const View& view);

}  // namespace obole::reports
