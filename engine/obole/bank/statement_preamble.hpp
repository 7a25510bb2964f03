// What stands above the movements of a bank's CSV, in the cell after its name.

#pragma once

#include "obole/bank/statement.hpp"
#include "obole/bank/statement_values.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace obole::bank {

/// Takes what `cells` say of the account, its currency, its closing balance and
/// the day of this into `head`; a row that says nothing of these is passed
/// over.  Refuses with file_malformed another account than the head's and what
/// is no amount or day, and with currency_mismatch another currency.
Verdict take_preamble(const std::vector<std::string>& cells,
                      const StatementValues& values, std::uint64_t line,
                      StatementHead& head);

}  // namespace obole::bank
