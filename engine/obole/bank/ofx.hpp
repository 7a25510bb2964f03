// OFX 1 and 2: what banks offer for download, SGML or XML (formats.md 1.6).
//
// One lenient reader serves both: a tag with text is a value, closed or not; a
// tag without is a group.  Text is taken as UTF-8 where it is, else as
// Windows-1252, whatever the header says.  A group nests at most 64 deep, a
// text is at most 64 KiB, and nothing beginning with "<!" is accepted.
//
// OFX tells the closing balance alone.  The opening one is what the movements
// leave of it, unless one of them is later than the balance.  Memory does not
// grow with the file.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"

#include <string_view>

namespace obole::bank {

/// Whether the first bytes of a file look like OFX; 4 KiB are enough.
bool looks_like_ofx(std::string_view beginning);

/// Reads the statements of bank accounts and cards of `source` into `sink`;
/// `file` names it in refusals.  Statements of investments are left out, with a
/// remark.  A French account is named by its IBAN, made from bank, branch and
/// number; the statement's `id` is its first and last day.
///
/// Refuses, with line and tag, with file_malformed what is no OFX, a file that
/// is cut short, without statement, a statement without account, a movement
/// without day or amount, or one that corrects another (CORRECTACTION); with
/// currency_unknown, amount_malformed and amount_too_large; and with whatever
/// `sink` answers.
Verdict read_ofx(const Source& source, std::string_view file,
                 const StatementSink& sink);

}  // namespace obole::bank
