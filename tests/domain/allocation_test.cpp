// An allocation loses nothing, is within one unit of the exact shares, and
// gives spare units to the largest remainders.

#include "obole/domain/money.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using obole::allocate;
using obole::BrokenPromise;
using obole::Currency;
using obole::Money;

namespace {

using Weights = std::vector<std::int64_t>;
using Units = std::vector<std::int64_t>;

Units units_of(const std::vector<Money>& amounts) {
  Units units;
  for (const Money amount : amounts)
    units.push_back(amount.minor_units());
  return units;
}

Units allocated(std::int64_t total, const Weights& weights) {
  return units_of(allocate(Money{total, Currency::eur()}, weights));
}

// Hands the spare units out one by one, each to the part that is furthest
// below its exact share; the earlier one among equals.  What a part misses is
// counted in fractions of a unit, of which `all` make one.
Units by_the_textbook(std::int64_t total, const Weights& weights) {
  const auto all =
      std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  Units parts;
  Units missing;
  std::int64_t spare = total;
  for (const std::int64_t weight : weights) {
    parts.push_back(total * weight / all);
    missing.push_back(total * weight % all);
    spare -= parts.back();
  }
  for (; spare > 0; --spare) {
    const auto most = std::max_element(missing.begin(), missing.end());
    ++parts[static_cast<std::size_t>(most - missing.begin())];
    *most -= all;
  }
  return parts;
}

void check_all_totals(const Weights& weights) {
  for (std::int64_t total = 0; total <= 30; ++total) {
    const Units expected = by_the_textbook(total, weights);
    Units opposite = allocated(-total, weights);
    for (std::int64_t& part : opposite)
      part = -part;
    if (allocated(total, weights) == expected && opposite == expected) continue;
    CAPTURE(total, weights);
    FAIL("not the largest remainders");
  }
}

}  // namespace

TEST_CASE("spare units go to the largest remainders", "[allocation]") {
  CHECK(allocated(95, {5000, 2000}) == Units{68, 27});
  CHECK(allocated(100, {1, 1, 1}) == Units{34, 33, 33});
  CHECK(allocated(5, {45, 55}) == Units{2, 3});
  CHECK(allocated(-100, {1, 1, 1}) == Units{-34, -33, -33});
  CHECK(allocated(0, {3, 4}) == Units{0, 0});
  CHECK(allocated(7, {0, 1, 0}) == Units{0, 7, 0});
}

TEST_CASE("all small allocations are those of the textbook", "[allocation]") {
  std::size_t seen = 0;
  for (std::size_t size = 1; size <= 4; ++size) {
    Weights weights(size, 0);
    // Counts through all weights of 0 to 6, as an odometer does.
    for (std::size_t at = 0; at < size;) {
      for (at = 0; at < size && ++weights[at] > 6; ++at)
        weights[at] = 0;
      if (at == size) break;
      check_all_totals(weights);
      ++seen;
    }
  }
  CHECK(seen == (7 - 1) + (49 - 1) + (343 - 1) + (2401 - 1));
}

TEST_CASE("no allocation loses a cent", "[allocation]") {
  support::holds("the parts add up and are near their shares", [] {
    const auto total = *rc::gen::arbitrary<std::int64_t>();
    auto weights = *rc::gen::container<Weights>(rc::gen::inRange<std::int64_t>(
        0, std::numeric_limits<std::int64_t>::max()));
    weights.push_back(*rc::gen::inRange<std::int64_t>(1, 1000));
    const cpp_int all =
        std::accumulate(weights.begin(), weights.end(), cpp_int(0));

    const Units parts = allocated(total, weights);

    RC_ASSERT(parts.size() == weights.size());
    RC_ASSERT(std::accumulate(parts.begin(), parts.end(), cpp_int(0)) == total);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const cpp_rational exact(cpp_int(total) * weights[i], all);
      const cpp_rational away = exact - cpp_rational(parts[i]);
      RC_ASSERT(away < 1);
      RC_ASSERT(away > -1);
    }
  });
}

TEST_CASE("the largest amounts are allocated exactly", "[allocation]") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr auto least = std::numeric_limits<std::int64_t>::min();

  CHECK(allocated(most, {most, most}) == Units{most / 2 + 1, most / 2});
  CHECK(allocated(least, {most}) == Units{least});
  CHECK(allocated(least, {1, 1}) == Units{least / 2, least / 2});
}

TEST_CASE("an allocation needs weights", "[allocation]") {
  CHECK_THROWS_AS(allocated(1, {}), BrokenPromise);
  CHECK_THROWS_AS(allocated(1, {0, 0}), BrokenPromise);
  CHECK_THROWS_AS(allocated(1, {2, -1}), BrokenPromise);
}
