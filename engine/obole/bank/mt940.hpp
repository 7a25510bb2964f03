// SWIFT MT940, as banks send it outside SWIFT too (formats.md 1.5).
//
// Blocks {1:..}{4:..-}, separators "-" and lines ":940:" may stand around the
// statements or not.  Text is taken as UTF-8 where it is, else as ISO 8859-1.
// Pages (60F..62M, 60M..62M, 60M..62F) share an `id`.  Field 86 is read in the
// German ("?20"), the Dutch and the French manner ("/REMI/"), else as it is.
// Memory does not grow with the file: one field is held at a time.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"

#include <string_view>

namespace obole::bank {

/// Whether the first bytes of a file look like MT940; 4 KiB are enough.
bool looks_like_mt940(std::string_view beginning);

/// Reads every statement of `source` into `sink`; `file` names it in refusals.
/// `id` is the statement's number with the year, or its opening day where it
/// has none.
///
/// Refuses, with line and field, with file_malformed what is no MT940, a field
/// 60, 61 or 62 that cannot be read, a statement without account or opening
/// balance; with currency_unknown, currency_mismatch and amount_too_large; and
/// with whatever `sink` answers.
Verdict read_mt940(const Source& source, std::string_view file,
                   const StatementSink& sink);

}  // namespace obole::bank
