#pragma once

#include "obole/ledger/journal.hpp"

namespace obole::ledger {

/// Makes every projection again from the entries, in one transaction.
///
/// The entries themselves are read, never written.  Refuses with ledger_busy,
/// and with ledger_altered when a body does not have its hash or the tree does
/// not have the root that the ledger was last written with: making the
/// projections anew would then hide it.  Returns the number of entries applied.
Result<std::int64_t> rebuild(Book& book, const Context& context);

}  // namespace obole::ledger
