// What a row of a platform's report does to the balance held there.

#pragma once

#include "obole/domain/movement.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace obole::bank {

using obole::Movement;
using obole::name;

/// What a profile says of a word: a Movement, in the same order, or
/// - ignored: the row does not move the balance;
/// - conversion: one of the two halves of a change of currency, which a person
///   records.
enum class Category : std::uint8_t {
  capture,
  fee,
  refund,
  dispute,
  dispute_reversal,
  payout,
  payout_reversal,
  adjustment,
  tip,
  hold,
  ignored,
  conversion,
};

/// As profiles spell them, in the order of the enumeration.
constexpr std::array<std::string_view, 12> category_names = {"capture",
                                                             "fee",
                                                             "refund",
                                                             "dispute",
                                                             "dispute-reversal",
                                                             "payout",
                                                             "payout-reversal",
                                                             "adjustment",
                                                             "tip",
                                                             "hold",
                                                             "ignored",
                                                             "conversion"};

/// The movement that a category is; nothing for the last two.
constexpr std::optional<Movement> movement_of(Category category) {
  if (category >= Category::ignored) return std::nullopt;
  return static_cast<Movement>(category);
}

}  // namespace obole::bank
