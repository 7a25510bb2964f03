// Counterparts that donors give up.

#pragma once

#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>

namespace obole::ledger {

struct NewWaiver {
  std::int64_t donation;
  Date date;           ///< of the donor's word, before any receipt
  std::string reason;  ///< how it was said; kept with the personal data
  std::optional<std::string> reference = {};
};

/// The counterpart of a gift counts no longer, since the donor gave it up
/// before it was handed over: law.md 2.4.
///
/// Refuses with donation_unknown, not_permitted (there is no counterpart),
/// date_malformed (before the gift, or still to come), text_malformed,
/// period_closed and reference_reused.
Result<Recorded> record(Journal& journal, const NewWaiver& waiver);

}  // namespace obole::ledger
