// CFONB 120: the statement that French banks and the Treasury send, records of
// 120 characters.
//
// Source: CFONB, « Evolutions du relevé de compte 120 caractères », March 2010,
// and formats.md 1.4 for what real files do.  Records follow each other with
// LF, CR LF or nothing between them; blank lines, lines cut short, fillers at
// the end and files that were made UTF-8 on the way are taken.
//
// A file is statements, each an old balance (01), movements (04) with their
// complements (05), and a new balance (07).  The account is named by bank,
// branch and number, from which its IBAN is made.  Memory does not grow with
// the file: one movement is held at a time.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"

#include <string_view>

namespace obole::bank {

/// Whether the first bytes of a file look like CFONB 120: 200 are enough.
bool looks_like_cfonb120(std::string_view beginning);

/// Reads every statement of `source` into `sink`; `file` names it in refusals.
/// A place's line is the number of the record, from 1, blank lines not counted.
///
/// Refuses, with the record and its field,
/// - with file_malformed a record that is too long or of another file (03, 06,
///   08, 31 ...), a movement or a new balance outside a statement, a complement
///   without movement, a statement that is not closed, a file without any, a
///   new balance of another account, an amount or a day that is none, a
///   movement or a new balance without a day, and more than 64 KiB of texts in
///   one movement;
/// - with currency_unknown, currency_mismatch (within a statement) and
///   amount_too_large (more decimals than the currency has, too);
/// - and with whatever `sink` answers.
/// Remarks, at the end of a statement, on records that name another bank or
/// account and on amounts with é or è for a sign.  Balances are not compared:
/// check_balance does.
Verdict read_cfonb120(const Source& source, std::string_view file,
                      const StatementSink& sink);

}  // namespace obole::bank
