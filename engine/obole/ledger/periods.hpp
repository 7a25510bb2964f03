// Closing the books through a day.

#pragma once

#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>

namespace obole::ledger {

struct PeriodClose {
  Date through;
  std::optional<std::string> reference = {};
};

/// After it, nothing dated on or before `through` is recorded.  The entry
/// carries the size and root of the ledger it closes, and its trial balance
/// through that day (closing.hpp).  Refuses with
/// not_permitted a day that is not over, or not after the last close.
Result<Recorded> record(Journal& journal, const PeriodClose& close);

}  // namespace obole::ledger
