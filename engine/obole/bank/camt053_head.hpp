#pragma once

#include "obole/bank/camt053_slots.hpp"
#include "obole/bank/statement.hpp"

namespace obole::bank::camt053 {

/// Fills in what a statement says of itself before its entries: account, names,
/// numbers, days, pages.  Refuses with currency_unknown.
Verdict fill_head(StatementHead& head, const Slots& slots);

}  // namespace obole::bank::camt053
