// What adds up within one group: one line and several items, or several lines
// and one item.

#pragma once

#include "obole/reconcile/pairing.hpp"
#include "obole/reconcile/round.hpp"
#include "obole/reconcile/world.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace obole::reconcile {

/// The lines and items of a group, by their places, each side in order.
struct SumGroup {
  std::vector<std::uint32_t> lines;
  std::vector<std::uint32_t> items;
};

/// Lines and items that add up to each other; one of the two sides is one.
using Together = SumGroup;

struct GroupSums {
  /// Taken: each is the only set for its line or item, and no two share any.
  std::vector<Together> sets;
  /// Or, where that does not hold for all of the group: who may belong to whom.
  std::vector<Pairing::Pair> contested;
};

/// Looks for sets in which every line and item hold the step's key and window.
/// Pairs that were taken back (in order) are in none.
/// Nothing is taken of a group that is too large for one of its sides, or for
/// what is left of `budget` (sums.hpp): a set found there might not be the only
/// one.
GroupSums sums_in(const World& world, const SumGroup& group, const Step& step,
                  std::int64_t& budget,
                  const std::vector<Pairing::Pair>& taken_back);

}  // namespace obole::reconcile
