// Reading entries as they are stored.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/ledger/book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct Entry {
  std::int64_t seq;
  Instant recorded;
  Date effective;
  std::string kind;
  std::string body;
  Digest leaf;
};

/// The entry numbered `seq`.  Refuses with entry_unknown.
Result<Entry> find_entry(Book& book, std::int64_t seq);

/// How many entries had been recorded by `instant`, that moment included: the
/// size of the ledger as it was known then.
std::int64_t size_at(Book& book, Instant instant);

/// At most `limit` entries from `from` on, in order.  Read page by page: no
/// cursor is held while they are shown.
std::vector<Entry> entries(Book& book, std::int64_t from, std::int64_t limit);

}  // namespace obole::ledger
