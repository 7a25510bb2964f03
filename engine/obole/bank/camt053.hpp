// ISO 20022 bank-to-customer statements, camt.053.001.02 to .13, streamed.
//
// One reader with alternative paths serves every version (formats.md 1.2).
// Elements are known by local name, whatever their prefix and whatever a bank
// wraps around the message; order within an element does not matter, except
// that a statement's account comes before its movements.  A DOCTYPE is refused,
// entities beyond the five of XML do not exist, depth is at most 64 and a text
// at most 64 KiB.
//
// Memory does not grow with the file: one entry is held at a time, and of its
// details at most 48 MiB, which is about 300,000 of them.  A longer batch stays
// one line, with a remark.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"

#include <string_view>

namespace obole::bank {

/// Whether the first bytes of a file look like camt.053; 4 KiB are enough.
bool looks_like_camt053(std::string_view beginning);

/// Reads every statement of `source` into `sink`; `file` names it in refusals.
///
/// Lines come as soon as their entry is read, so that what a later refusal
/// spoils must be taken back by the sink's owner.  Balances are not compared:
/// check_balance does.  Refuses, with the line and the path of the element,
/// - with encoding_invalid an encoding other than UTF-8, UTF-16, US-ASCII and
///   ISO-8859-1;
/// - with file_malformed what is not XML, a DOCTYPE, what is beyond the limits
///   above, an amount or day that is none, a movement without amount or sign, a
///   statement without account, a message that is a report or notification or
///   has no statement;
/// - with currency_unknown, currency_mismatch (a movement that is not in the
///   account's currency) and amount_too_large;
/// - with statement_unbalanced a statement without balances whose own summary
///   contradicts its movements;
/// - and with whatever `sink` answers.
/// Deviations of real files (formats.md 1.2.7) are remarks; each kind is told
/// once a statement, before its end.
Verdict read_camt053(const Source& source, std::string_view file,
                     const StatementSink& sink);

}  // namespace obole::bank
