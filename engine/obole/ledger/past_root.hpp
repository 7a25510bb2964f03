// The root that the ledger had at an earlier size, and what proves it.

#pragma once

#include "obole/ledger/book.hpp"

#include <vector>

namespace obole::ledger {

/// The root over the first `size` entries, from the leaves and the subtrees
/// that are kept; `size` is at most the ledger's.
Digest root_at(Book& book, std::int64_t size);

/// That entry `seq` is in the ledger of `size` entries: PATH of RFC 9162
/// (2.1.3.1), from the leaf upwards.  `seq` < `size` <= the ledger's.
std::vector<Digest> inclusion_path(Book& book, std::int64_t seq,
                                   std::int64_t size);

/// That the ledger of `size` entries begins with that of `old`: PROOF of RFC
/// 9162 (2.1.4.1).  `old` <= `size` <= the ledger's; empty where `old` is 0.
std::vector<Digest> consistency_path(Book& book, std::int64_t old,
                                     std::int64_t size);

}  // namespace obole::ledger
