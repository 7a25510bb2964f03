// Who finds whom in one step of a pass, without ever listing all pairs.

#pragma once

#include "obole/reconcile/groups.hpp"
#include "obole/reconcile/keys.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace obole::reconcile {

/// A line booked from `before` days before the item's date to `after` days
/// after it is in the window, ends included.
struct Window {
  std::int64_t before;
  std::int64_t after;

  bool holds(std::int64_t line_day, std::int64_t item_day) const {
    return item_day - before <= line_day && line_day <= item_day + after;
  }
};
inline constexpr Window any_day{1'000'000, 1'000'000};

/// The graph of lines and items that share a key within a window.  Lines and
/// items are numbered by date.  What it knows exactly is the size of the group
/// (connected component) that each belongs to; of the pairs it lists at most
/// the first six a line, join by join, for the candidates of a doubt.
class Pairing {
 public:
  struct Pair {
    std::uint32_t line;
    std::uint32_t item;

    friend bool operator==(const Pair&, const Pair&) = default;
    friend auto operator<=>(const Pair&, const Pair&) = default;
  };
  static constexpr std::size_t listed_pairs = 6;

  /// The days of lines and items, ascending; keeps references to both.
  Pairing(const std::vector<std::int32_t>& line_days,
          const std::vector<std::int32_t>& item_days);

  /// Forgets everything found.
  void clear();

  /// Adds the pairs of lines and items of equal keys within `window`.
  /// Each side is asked for its keys; the smaller first, so that the other
  /// keeps only what can be found.
  using Collect = std::function<void(Keys&)>;
  void join(const Collect& lines, const Collect& items, Window window);

  /// The group of a line or item, and how many it has of both together.
  std::uint32_t group_of_line(std::uint32_t line) { return groups_.root(line); }
  std::uint32_t group_of_item(std::uint32_t item) {
    return groups_.root(static_cast<std::uint32_t>(line_days_.size()) + item);
  }
  std::size_t size_of(std::uint32_t group) const {
    return groups_.size_of(group);
  }

  bool holds(Pair pair, Window window) const {
    return window.holds(line_days_[pair.line], item_days_[pair.item]);
  }

  /// The listed pairs in order, each once; leaves none.
  std::vector<Pair> take_pairs();

 private:
  void merge(std::span<const Key> lines, std::span<const Key> items,
             Window window);
  void sweep(std::span<const Key> lines, std::span<const Key> items,
             Window window);
  std::uint32_t node_of(const Key& item) const {
    return static_cast<std::uint32_t>(line_days_.size()) + item.who;
  }

  std::span<const std::int32_t> line_days_;
  std::span<const std::int32_t> item_days_;
  Groups groups_;  ///< of lines, then items
  std::vector<Pair> pairs_;
};

}  // namespace obole::reconcile
