// What no pass explained, and what may still be suggested for it.

#pragma once

#include "obole/base/spill.hpp"
#include "obole/reconcile/suggestible.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace obole::reconcile {

/// Lines whole, of items what a suggestion needs; kept by amount, out of
/// memory.
class Leftovers {
 public:
  /// In `heaps` parts, each of some amounts.
  explicit Leftovers(std::size_t heaps) : lines_(heaps), items_(heaps) {}

  void add(const OpenLine& line);
  /// Of a kind that amount and day never suggest, nothing is kept.
  void add(const OpenItem& item);

  std::size_t heaps() const { return lines_.heaps(); }

  /// The lines of a heap, `most` at a time: all may be of one amount.
  using TakeLines = std::function<void(const std::vector<OpenLine>&)>;
  void each_lines(std::size_t heap, std::size_t most,
                  const TakeLines& take) const;
  std::vector<Suggestible> items(std::size_t heap) const;

 private:
  std::size_t heap_of(std::int64_t amount) const {
    return static_cast<std::uint64_t>(amount) % lines_.heaps();
  }

  Spill lines_;
  Spill items_;
};

}  // namespace obole::reconcile
