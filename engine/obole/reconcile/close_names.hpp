// Finding close names (names.hpp) without comparing all with all.

#pragma once

#include "obole/reconcile/round.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reconcile {

/// A line or item by its payer's name.
struct Payer {
  std::uint32_t who;  ///< its place in the canonical order
  std::int64_t amount;
  std::string name_key;
};

/// Hashes of a name key: two that are close, but not the same, have one in
/// common.
void each_close_hash(std::string_view name_key,
                     const std::function<void(std::uint64_t)>& visit);

/// Adds the pairs of equal amount and close names to the round's present step.
///
/// Two names share enough words just when they have a set of words in common
/// that is large enough for their two numbers of words; they are one edit apart
/// just when they have a spelling with the edit left open in common.  So each
/// kind of closeness is a join on equal keys, and names that all resemble each
/// other cost no more than names that do not.
void join_close_names(Round& round, const std::vector<Payer>& lines,
                      const std::vector<Payer>& items, Window window);

}  // namespace obole::reconcile
