// Parts of a world that have nothing to do with each other.

#pragma once

#include "obole/base/spill.hpp"
#include "obole/reconcile/likeness.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace obole::reconcile {

/// Lines and items, packed (packing.hpp), each side in one heap.
struct Members {
  Spill lines;
  Spill items;
};

/// Says in which part each line and item belongs: two that have a likeness,
/// or are linked by others that have, are in one part.  4 bytes a member, and
/// what one of many parts of their hashes takes.
class Clusters {
 public:
  /// As many clusters go into a part as have `most` members together; a larger
  /// cluster is a part by itself.
  Clusters(const Members& members, const Likeness& likeness, std::size_t most);

  /// Shares nothing with anyone on the other side.
  static constexpr std::uint32_t alone = 0xffff'ffff;

  std::uint32_t part_of_line(std::uint64_t line) const { return part_of(line); }
  std::uint32_t part_of_item(std::uint64_t item) const {
    return part_of(lines_ + item);
  }
  std::uint32_t parts() const { return count_; }

 private:
  std::uint32_t part_of(std::uint64_t member) const;

  std::uint64_t lines_;
  std::vector<std::int32_t> marks_;  ///< of lines, then of items
  std::uint32_t count_ = 0;
};

}  // namespace obole::reconcile
