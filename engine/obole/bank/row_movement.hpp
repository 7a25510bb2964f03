// One row of a platform's report, read as movements of the balance.

#pragma once

#include "obole/bank/payouts.hpp"
#include "obole/bank/row.hpp"
#include "obole/bank/row_cells.hpp"
#include "obole/base/result.hpp"

#include <vector>

namespace obole::bank {

/// The field whose column tells the ids of movements in this file.
Field id_of(const Cells& cells);

/// Reads one row; none when it moves nothing: its word or status says so, or
/// its amounts are zero.  A refusal names column and value, the first mistake
/// found: word and status, what is required and empty, amounts, signs, dates.
/// The line is left for the caller to fill in.
Result<std::vector<MovementRow>> read_movements(const Cells& cells,
                                                const RowRules& rules);

}  // namespace obole::bank
