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
/// known at the end.  Remarks on a file whose rows are in two encodings, on a
/// balance that the profile names and the file has not, and on a column of
/// currencies that the profile does not name.
///
/// Refuses the whole file, with line and column, with file_malformed (no row
/// with the columns' names, a name that is nearly one, another number of cells,
/// a day or an amount that is none, debit and credit in one row, a word for
/// neither, no account), currency_mismatch (a row in another currency, or in
/// none where a column has them), encoding_invalid (also a row in two),
/// amount_too_large and statement_unbalanced; and with whatever `sink` answers.
Verdict read_statement_csv(const Source& source, std::string_view file,
                           const StatementProfile& profile,
                           std::string_view account, Currency currency,
                           const StatementSink& sink);

}  // namespace obole::bank
