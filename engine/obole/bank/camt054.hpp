// ISO 20022 debit and credit notifications, camt.054.001.02 to .13, streamed.
//
// A notification has no balances: it gives the details of movements that a
// statement books, too (formats.md 1.3).  Its lines are the parts of those
// movements and no money of their own.  The reader is that of camt.053, with
// the same limits.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"

#include <string_view>

namespace obole::bank {

/// Whether the first bytes of a file look like camt.054; 4 KiB are enough.
bool looks_like_camt054(std::string_view beginning);

/// Reads every notification of `source` into `sink`, each as a statement
/// without balances, whose lines bear the references of their movement.
///
/// Only what is booked is told: what is pending or announced is counted and
/// left out.  Refuses as read_camt053 does, and besides
/// - with statement_unbalanced details that do not add up to their movement,
///   but for charges that the bank names;
/// - with file_malformed a message that is a statement or a report.
Verdict read_camt054(const Source& source, std::string_view file,
                     const StatementSink& sink);

}  // namespace obole::bank
