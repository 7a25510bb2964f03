// Money adds exactly or not at all, and a share is rounded as told.

#include "obole/domain/money.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <concepts>
#include <limits>

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using obole::BrokenPromise;
using obole::Currency;
using obole::Money;
using obole::Ratio;
using obole::Rounding;

namespace {

template <class Left, class Right>
concept addable = requires(Left left, Right right) {
  left + right;
};
template <class Left, class Right>
concept subtractable = requires(Left left, Right right) {
  left - right;
};
template <class Left, class Right>
concept multipliable = requires(Left left, Right right) {
  left* right;
};
template <class Left, class Right>
concept divisible = requires(Left left, Right right) {
  left / right;
};
template <class Left, class Right>
concept comparable = requires(Left left, Right right) {
  left == right;
};

static_assert(addable<Money, Money>);
static_assert(!addable<Money, int>);
static_assert(!addable<int, Money>);
static_assert(!addable<Money, double>);
static_assert(!subtractable<Money, std::int64_t>);
static_assert(!multipliable<Money, Money>);
static_assert(!multipliable<Money, int>);
static_assert(!multipliable<Money, double>);
static_assert(!divisible<Money, int>);
static_assert(!divisible<Money, Money>);
static_assert(!comparable<Money, int>);
static_assert(!std::convertible_to<int, Money>);
static_assert(!std::convertible_to<std::int64_t, Money>);
static_assert(!std::convertible_to<Money, std::int64_t>);
static_assert(!std::constructible_from<Money, std::int64_t>);
static_assert(!std::constructible_from<Money, double>);
static_assert(!std::default_initializable<Money>);

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

Money euros(std::int64_t cents) { return {cents, Currency::eur()}; }
Money yen(std::int64_t units) { return {units, *Currency::parse("JPY")}; }

// The share by the textbook: the exact fraction, then the rule.
cpp_int rounded(const cpp_rational& exact, Rounding rounding) {
  const bool negative = exact < 0;
  const cpp_rational size = negative ? cpp_rational(-exact) : exact;
  cpp_int whole = numerator(size) / denominator(size);
  const cpp_rational rest = size - cpp_rational(whole);
  const cpp_rational half(1, 2);
  if (rounding == Rounding::half_up && rest >= half) ++whole;
  if (rounding == Rounding::half_even) {
    const bool odd = (whole & 1) == 1;
    if (rest > half || (rest == half && odd)) ++whole;
  }
  return negative ? cpp_int(-whole) : whole;
}

}  // namespace

TEST_CASE("amounts of one currency add up", "[money]") {
  CHECK(euros(10'50) + euros(2'75) == euros(13'25));
  CHECK(euros(10'50) - euros(12'75) == euros(-2'25));
  CHECK(-euros(7'00) == euros(-7'00));
  CHECK(euros(1) < euros(2));
  CHECK(euros(0).is_zero());
  CHECK(euros(1).is_positive());
  CHECK(euros(-1).is_negative());
  CHECK_FALSE(euros(0).is_positive());
}

TEST_CASE("amounts of two currencies do not mix", "[money]") {
  Money total = euros(1);

  CHECK_THROWS_AS(total += yen(1), BrokenPromise);
  CHECK_THROWS_AS(total -= yen(1), BrokenPromise);
  CHECK_THROWS_AS(euros(1) + yen(1), BrokenPromise);
  CHECK_THROWS_AS(euros(1) - yen(1), BrokenPromise);
  CHECK_THROWS_AS(euros(1) < yen(1), BrokenPromise);
  CHECK_FALSE(euros(1) == yen(1));
  CHECK(total == euros(1));
}

TEST_CASE("a sum beyond 64 bits breaks a promise and changes nothing",
          "[money]") {
  Money high = euros(most);
  Money low = euros(least);

  CHECK_THROWS_AS(high += euros(1), BrokenPromise);
  CHECK_THROWS_AS(high -= euros(-1), BrokenPromise);
  CHECK_THROWS_AS(low -= euros(1), BrokenPromise);
  CHECK_THROWS_AS(low += euros(-1), BrokenPromise);
  CHECK_THROWS_AS(-low, BrokenPromise);
  CHECK(high == euros(most));
  CHECK(low == euros(least));
  CHECK(euros(-1) - low == euros(most));
}

TEST_CASE("nine million of the largest amounts still add up", "[money]") {
  CHECK(cpp_int(Money::largest) * 9'000'000 <= most);
}

TEST_CASE("half a cent goes where the rounding says", "[money]") {
  const Ratio half{1, 2};

  CHECK(euros(5).share(half, Rounding::down) == euros(2));
  CHECK(euros(5).share(half, Rounding::half_even) == euros(2));
  CHECK(euros(5).share(half, Rounding::half_up) == euros(3));
  CHECK(euros(7).share(half, Rounding::half_even) == euros(4));
  CHECK(euros(-5).share(half, Rounding::down) == euros(-2));
  CHECK(euros(-5).share(half, Rounding::half_even) == euros(-2));
  CHECK(euros(-5).share(half, Rounding::half_up) == euros(-3));
  CHECK(euros(100'00).share({66, 100}, Rounding::down) == euros(66'00));
}

TEST_CASE("every share is the exact fraction, rounded", "[money]") {
  const auto rounding =
      GENERATE(Rounding::down, Rounding::half_even, Rounding::half_up);

  for (std::int64_t units = -30; units <= 30; ++units) {
    for (std::int64_t above = -7; above <= 7; ++above) {
      for (std::int64_t below = 1; below <= 8; ++below) {
        CAPTURE(units, above, below);
        const Money share = euros(units).share({above, below}, rounding);
        REQUIRE(share.minor_units() ==
                rounded(cpp_rational(units * above, below), rounding));
      }
    }
  }
  support::holds("share agrees with rationals", [&](std::int64_t units) {
    const auto below = *rc::gen::inRange<std::int64_t>(1, most);
    const auto above = *rc::gen::inRange<std::int64_t>(-below, below);
    const auto share = euros(units).share({above, below}, rounding);
    const cpp_rational exact(cpp_int(units) * above, below);
    RC_ASSERT(share.minor_units() == rounded(exact, rounding));
  });
}

TEST_CASE("a share keeps to 64 bits and to sane ratios", "[money]") {
  CHECK(euros(most).share({1, 1}, Rounding::half_up) == euros(most));
  CHECK(euros(least).share({1, 1}, Rounding::half_up) == euros(least));
  CHECK(euros(least).share({most, most}, Rounding::half_even) == euros(least));
  CHECK_THROWS_AS(euros(least).share({-1, 1}, Rounding::down), BrokenPromise);
  CHECK_THROWS_AS(euros(most).share({2, 1}, Rounding::down), BrokenPromise);
  CHECK_THROWS_AS(euros(least).share({least, 1}, Rounding::down),
                  BrokenPromise);
  CHECK_THROWS_AS(euros(1).share({1, 0}, Rounding::down), BrokenPromise);
  CHECK_THROWS_AS(euros(1).share({1, -2}, Rounding::down), BrokenPromise);
}

TEST_CASE("a sentence names an amount as its language does", "[money]") {
  CHECK(spoken(euros(2500000)).en == "25000.00 EUR");
  CHECK(spoken(euros(2500000)).fr == "25\u202F000,00\u00A0€");
  CHECK(spoken(euros(-5)).fr == "-0,05\u00A0€");
  const auto yen = *obole::Currency::parse("JPY");
  CHECK(spoken(Money{1250, yen}).en == "1250 JPY");
  CHECK(spoken(Money{1250, yen}).fr == "1\u202F250\u00A0JPY");
}
