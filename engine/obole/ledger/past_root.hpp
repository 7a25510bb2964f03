// The root that the ledger had at an earlier size.

#pragma once

#include "obole/ledger/book.hpp"

namespace obole::ledger {

/// The root over the first `size` entries, from the leaves and the subtrees
/// that are kept; `size` is at most the ledger's.
Digest root_at(Book& book, std::int64_t size);

}  // namespace obole::ledger
