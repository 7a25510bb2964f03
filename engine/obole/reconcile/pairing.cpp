#include "obole/reconcile/pairing.hpp"

#include "obole/base/check.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace obole::reconcile {
namespace {

// How many of the leading keys have the first one's hash.
std::size_t run_length(std::span<const Key> keys) {
  std::size_t length = 1;
  while (length < keys.size() && keys[length].hash == keys[0].hash)
    ++length;
  return length;
}

}  // namespace

Pairing::Pairing(const std::vector<std::int32_t>& line_days,
                 const std::vector<std::int32_t>& item_days)
    : line_days_(line_days),
      item_days_(item_days),
      groups_(line_days.size() + item_days.size()) {
  check(
      groups_.members() < std::size_t{std::numeric_limits<std::int32_t>::max()},
      "lines and items can be numbered in 31 bits");
}

void Pairing::clear() {
  groups_.part();
  pairs_.clear();
}

void Pairing::join(const Collect& lines, const Collect& items, Window window) {
  const bool lines_first = line_days_.size() < item_days_.size() / 4;
  Keys first;
  (lines_first ? lines : items)(first);
  const auto first_keys = first.take();
  if (first_keys.empty()) return;

  const Sieve sieve(first_keys);
  Keys second(&sieve);
  (lines_first ? items : lines)(second);
  const auto second_keys = second.take();
  merge(lines_first ? first_keys : second_keys,
        lines_first ? second_keys : first_keys, window);
}

void Pairing::merge(std::span<const Key> lines, std::span<const Key> items,
                    Window window) {
  while (!lines.empty() && !items.empty()) {
    if (lines[0].hash < items[0].hash) {
      lines = lines.subspan(1);
    } else if (items[0].hash < lines[0].hash) {
      items = items.subspan(1);
    } else {
      const auto some_lines = run_length(lines);
      const auto some_items = run_length(items);
      sweep(lines.first(some_lines), items.first(some_items), window);
      lines = lines.subspan(some_lines);
      items = items.subspan(some_items);
    }
  }
}

// Both sides have one key and ascend by date, so the items in a line's window
// are a range that only moves forward: neighbours in it are united once.
void Pairing::sweep(std::span<const Key> lines, std::span<const Key> items,
                    Window window) {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t united = 0;  // items before it are with their next
  for (const Key& line : lines) {
    const std::int64_t day = line_days_[line.who];
    while (end < items.size() &&
           item_days_[items[end].who] - window.before <= day)
      ++end;
    while (begin < end && item_days_[items[begin].who] + window.after < day)
      ++begin;
    if (begin == end) continue;
    groups_.unite(line.who, node_of(items[begin]));
    for (united = std::max(united, begin); united + 1 < end; ++united)
      groups_.unite(node_of(items[united]), node_of(items[united + 1]));
    for (auto i = begin; i < std::min(end, begin + listed_pairs); ++i)
      pairs_.push_back({line.who, items[i].who});
  }
}

std::vector<Pairing::Pair> Pairing::take_pairs() {
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  return std::exchange(pairs_, {});
}

}  // namespace obole::reconcile
