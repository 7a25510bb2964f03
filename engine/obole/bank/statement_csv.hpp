// Bank statements in CSV, by a profile (formats.md 1.7).

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"
#include "obole/bank/statement_profile.hpp"

#include <string_view>

namespace obole::bank {

/// Reads the one statement of `source` by `profile` into `sink`.
///
/// The account is the profile's, else the caller's, else the one that stands
/// above the movements.  Amounts are in `currency`.  Rows come in the file's
/// order, whichever way it runs.  Where there is a running balance each row
/// must follow from the one before, forwards or backwards; opening and closing
/// come from it, or from what stands above.  `id` is the first and last day,
/// known at the end.
///
/// Refuses the whole file, with line and column, with file_malformed (no row
/// with the columns' names, another number of cells, a day or an amount that is
/// none, debit and credit in one row, no account), encoding_invalid,
/// amount_too_large and statement_unbalanced; and with whatever `sink` answers.
Verdict read_statement_csv(const Source& source, std::string_view file,
                           const StatementProfile& profile,
                           std::string_view account, Currency currency,
                           const StatementSink& sink);

}  // namespace obole::bank
