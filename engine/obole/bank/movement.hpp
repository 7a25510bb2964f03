// What a row of a platform's report does to the balance held there.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace obole::bank {

/// What moved the balance that a platform keeps for us.
enum class Movement : std::uint8_t {
  capture,           ///< a payment came in: a gift, or what else is sold there
  fee,               ///< kept by the platform, in a row of its own
  refund,            ///< given back to the payer
  dispute,           ///< taken back by the payer's bank
  dispute_reversal,  ///< a dispute that was won
  payout,            ///< sent to our bank account
  payout_reversal,   ///< a payout that came back
  adjustment,        ///< anything else that the platform puts right
  tip,               ///< given to the platform itself, and never a gift
  hold,              ///< set aside or released: nothing, over time
};

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

/// As profiles spell it, such as "dispute-reversal".
constexpr std::string_view name(Movement movement) {
  return category_names.at(static_cast<std::size_t>(movement));
}

/// The movement that a category is; nothing for the last two.
constexpr std::optional<Movement> movement_of(Category category) {
  if (category >= Category::ignored) return std::nullopt;
  return static_cast<Movement>(category);
}

}  // namespace obole::bank
