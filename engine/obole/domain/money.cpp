#include "obole/domain/money.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <limits>

namespace obole {
namespace {

// Wide enough for any product of two 64-bit numbers.
using Wide = boost::multiprecision::int128_t;

std::int64_t narrow(const Wide& wide) {
  const auto narrowed = static_cast<std::int64_t>(wide);
  check(Wide{narrowed} == wide, "the amount fits in 64 bits");
  return narrowed;
}

// Whether a division that leaves `remainder`, cut towards zero at `quotient`,
// is rounded one further away from zero.
bool rounds_away(const Wide& quotient, const Wide& remainder,
                 std::int64_t denominator, Rounding rounding) {
  if (rounding == Rounding::down) return false;
  const Wide twice = 2 * abs(remainder);
  if (twice != denominator) return twice > denominator;
  return rounding == Rounding::half_up || quotient % 2 != 0;
}

}  // namespace

Money& Money::operator+=(Money other) {
  check(currency_ == other.currency_, "both amounts have one currency");
  std::int64_t sum = 0;
  check(!__builtin_add_overflow(minor_units_, other.minor_units_, &sum),
        "the sum fits in 64 bits");
  minor_units_ = sum;
  return *this;
}

Money& Money::operator-=(Money other) {
  check(currency_ == other.currency_, "both amounts have one currency");
  std::int64_t difference = 0;
  check(!__builtin_sub_overflow(minor_units_, other.minor_units_, &difference),
        "the difference fits in 64 bits");
  minor_units_ = difference;
  return *this;
}

Money Money::operator-() const {
  check(minor_units_ != std::numeric_limits<std::int64_t>::min(),
        "the amount has an opposite");
  return {-minor_units_, currency_};
}

Money Money::share(Ratio ratio, Rounding rounding) const {
  check(ratio.denominator > 0, "the denominator is positive");
  const Wide exact = Wide{minor_units_} * ratio.numerator;
  Wide quotient = exact / ratio.denominator;
  const Wide remainder = exact % ratio.denominator;
  if (rounds_away(quotient, remainder, ratio.denominator, rounding)) {
    quotient += exact < 0 ? -1 : 1;
  }
  return {narrow(quotient), currency_};
}

std::strong_ordering operator<=>(Money left, Money right) {
  check(left.currency_ == right.currency_, "both amounts have one currency");
  return left.minor_units_ <=> right.minor_units_;
}

Money operator+(Money left, Money right) { return left += right; }

Money operator-(Money left, Money right) { return left -= right; }

}  // namespace obole
