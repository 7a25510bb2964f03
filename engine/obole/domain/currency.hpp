#pragma once

#include "obole/base/result.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace obole {

/// A currency of ISO 4217, known by its three letters and number of decimals.
class Currency {
 public:
  /// The currency of three capital letters.  Refuses with currency_unknown
  /// what is not in ISO 4217's list of currencies in use.  Metals, codes for
  /// tests and units of account without decimals of their own are not
  /// currencies here.
  static Result<Currency> parse(std::string_view letters);

  static constexpr Currency eur() noexcept { return {"EUR", 2}; }

  std::string_view code() const noexcept { return {letters_.data(), 3}; }
  /// How many decimals it is written with: 2 for EUR, 0 for JPY, 3 for TND.
  int decimals() const noexcept { return decimals_; }

  friend bool operator==(Currency, Currency) noexcept = default;

 private:
  // `letters` has three.
  constexpr Currency(std::string_view letters, int decimals) noexcept
      : letters_{letters[0], letters[1], letters[2]},
        decimals_(static_cast<std::uint8_t>(decimals)) {}

  std::array<char, 3> letters_;
  std::uint8_t decimals_;
};

}  // namespace obole
