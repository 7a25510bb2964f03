#include "obole/ledger/entries.hpp"

#include "obole/ledger/wording.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

constexpr const char* select_entries =
    "SELECT seq, recorded, effective, kind, body, leaf FROM main.entry"
    "  WHERE seq >= ?1 ORDER BY seq LIMIT ?2";

constexpr const char* select_recorded =
    "SELECT recorded FROM main.entry WHERE seq = ?1";

Entry entry_in(const store::Statement& row) {
  Entry entry{row.integer(0),
              Instant{std::chrono::nanoseconds{row.integer(1)}},
              day_of_number(row.integer(2)),
              std::string(row.text(3)),
              std::string(row.blob(4)),
              {}};
  const auto leaf = row.blob(5);
  std::copy_n(leaf.begin(), std::min(leaf.size(), entry.leaf.size()),
              entry.leaf.begin());
  return entry;
}

}  // namespace

std::vector<Entry> entries(Book& book, std::int64_t from, std::int64_t limit) {
  std::vector<Entry> list;
  auto& row = book.prepared(select_entries);
  row.bind(from, limit);
  while (row.step())
    list.push_back(entry_in(row));
  row.reset();
  return list;
}

std::int64_t size_at(Book& book, Instant instant) {
  // Each is recorded later than the one before.
  const auto limit = instant.time_since_epoch().count();
  std::int64_t low = 0;
  std::int64_t high = book.head().size;
  auto& row = book.prepared(select_recorded);
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    const bool known = row.bind(middle).step() && row.integer(0) <= limit;
    row.reset();
    if (known) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Result<Entry> find_entry(Book& book, std::int64_t seq) {
  auto found = entries(book, seq, 1);
  if (!found.empty() && found.front().seq == seq)
    return std::move(found.front());
  return unknown(Reason::entry_unknown, std::to_string(seq), "obole audit log");
}

}  // namespace obole::ledger
