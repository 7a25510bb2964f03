// What moves the balance that a platform keeps for the town.

#pragma once

#include "obole/domain/vocabulary.hpp"

namespace obole {

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

template <>
std::span<const std::string_view> words<Movement>();

/// As profiles and entries spell it, such as "dispute-reversal".
std::string_view name(Movement movement);
std::string_view french(Movement choice);

}  // namespace obole
