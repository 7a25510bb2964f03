// What was decided about a line, in a sentence.  No sentence holds a name or an
// account: they may be printed where people are not.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/money.hpp"
#include "obole/reconcile/passes.hpp"

namespace obole::reconcile {

/// Why `line` is `item`: "the text quotes DON-2026-0001, and the amount is the
/// same".  Both are those of `match`.
Sentence explained(const Match& match, const OpenLine& line,
                   const OpenItem& item);

/// Why nobody was chosen: "payer account: several gifts fit equally".
Sentence explained(const Doubt& doubt, Currency currency);

/// Why nothing was found for a line of this amount that is in no doubt.
Sentence unmatched_line(std::int64_t amount);

/// `pass`, for reports in both languages.
Sentence title(Pass pass);

}  // namespace obole::reconcile
