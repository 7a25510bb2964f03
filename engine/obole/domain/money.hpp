// Money: a whole number of minor units (cents) of one currency.
//
// Nothing here rounds silently.  Sums are exact; the two operations that
// cannot always be exact, share and allocate, say where the odd cent goes.
// Amounts of different currencies do not mix, and a sum beyond 64 bits is not
// a sum: either is a mistake in the caller and breaks a promise.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/currency.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obole {

/// An exact fraction, such as 66/100.  The denominator is positive.
struct Ratio {
  std::int64_t numerator;
  std::int64_t denominator;
};

/// Where a part of a cent goes: down is towards zero; the others go to the
/// nearest cent, and half a cent to the even one or away from zero.
enum class Rounding : std::uint8_t { down, half_even, half_up };

class Money {
 public:
  /// No single amount may be larger, either way: ten billion euros.  Nine
  /// million such amounts still add up within 64 bits.
  static constexpr std::int64_t largest = 1'000'000'000'000;

  constexpr Money(std::int64_t minor_units, Currency currency) noexcept
      : minor_units_(minor_units), currency_(currency) {}

  constexpr std::int64_t minor_units() const noexcept { return minor_units_; }
  constexpr Currency currency() const noexcept { return currency_; }
  constexpr bool is_zero() const noexcept { return minor_units_ == 0; }
  constexpr bool is_positive() const noexcept { return minor_units_ > 0; }
  constexpr bool is_negative() const noexcept { return minor_units_ < 0; }

  Money& operator+=(Money other);
  Money& operator-=(Money other);
  Money operator-() const;

  /// `ratio` of this amount, rounded to a whole minor unit as told.
  Money share(Ratio ratio, Rounding rounding) const;

  friend bool operator==(Money, Money) noexcept = default;
  friend std::strong_ordering operator<=>(Money left, Money right);

 private:
  std::int64_t minor_units_;
  Currency currency_;
};

Money operator+(Money left, Money right);
Money operator-(Money left, Money right);

/// How amounts are written in a text.  A decimal mark never parts groups, even
/// when `thousands` names it too.
struct AmountFormat {
  char decimal_mark = '\0';         ///< '.' or ','; '\0' accepts either
  std::string_view thousands = {};  ///< what may part groups of three digits
};

/// What people type on a command line: "1234.56", "1234,56" or "1 234,56" (a
/// space, U+00A0 or U+202F between groups of three).
constexpr AmountFormat typed_amount{.decimal_mark = '\0', .thousands = " "};

/// Reads an amount with an optional sign ('-', '+', U+2212 or an en dash) and
/// an optional currency code or '€', before or after it.  Spaces may stand
/// around it and beside its currency.
///
/// Where `thousands` holds a space, U+00A0 and U+202F are taken too; where it
/// holds an apostrophe, U+2019.  Never rounds.  Refuses, in this order, with
/// - amount_malformed: other marks, exponents, no digit before the mark, more
///   decimals than the currency has unless they are zeros, and "1.000" where
///   nothing tells whether its mark parts thousands;
/// - currency_mismatch: the currency written is not `currency`;
/// - amount_too_large: beyond Money::largest.
Result<Money> parse_amount(std::string_view text, Currency currency,
                           AmountFormat format = typed_amount);

/// Divides `total` in proportion to `weights`, losing nothing.
///
/// Returns one amount per weight, in the same order; they add up to `total`
/// exactly and each is within one minor unit of its exact share.  Spare units
/// go to the largest remainders, earlier weights first among equals.  A
/// negative total is divided as its opposite is.  Weights are not negative and
/// not all zero.
std::vector<Money> allocate(Money total, std::span<const std::int64_t> weights);

/// With the currency's decimals and a point: "1250.00", "-0.05".
std::string plain(Money amount);

/// As the French write it: "1 250,00" with U+202F between groups.
std::string french(Money amount);

/// With its currency: "1250.00 EUR".
std::string to_string(Money amount);

/// In a sentence: "1250.00 EUR" and "1 250,00 €".
template <>
struct Spoken<Money> {
  static Sentence of(Money amount);
};

}  // namespace obole
