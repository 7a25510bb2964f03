// Which of several amounts add up to a wanted one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace obole::reconcile {

/// More amounts are not tried.
inline constexpr std::size_t most_addends = 24;

/// An amount, above 0, and which of the others it is no different from: those
/// with the same `kind`, whose amounts are equal.
struct Addend {
  std::int64_t amount;
  std::uint32_t kind;
};

/// The sets of two addends or more that add up to what is wanted.  Sets that
/// differ only in members of one kind count as one, and its earliest members
/// stand for it.
struct Sums {
  enum class Count : std::uint8_t { none, one, several, untried };
  Count count = Count::none;
  /// Of the only set, its places; of several, those of all of them.
  std::vector<std::size_t> places;
};

/// Looks for them with at most two times 2^13 sums, which are taken from
/// `budget`; untried where it does not last, or there are more than
/// most_addends.  `addends` with one kind stand together.
Sums sums_of(std::span<const Addend> addends, std::int64_t wanted,
             std::int64_t& budget);

}  // namespace obole::reconcile
