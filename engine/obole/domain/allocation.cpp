#include "obole/domain/money.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <numeric>

namespace obole {
namespace {

// Wide enough for any product of two 64-bit numbers, and for the sum of more
// weights than memory holds.
using Wide = boost::multiprecision::int128_t;

Wide sum_of(std::span<const std::int64_t> weights) {
  Wide sum = 0;
  for (const std::int64_t weight : weights) {
    check(weight >= 0, "no weight is negative");
    sum += weight;
  }
  check(sum > 0, "some weight is positive");
  return sum;
}

// The positions of `remainders`, largest first, earlier ones first among
// equals.
std::vector<std::size_t> largest_first(const std::vector<Wide>& remainders) {
  std::vector<std::size_t> order(remainders.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t left, std::size_t right) {
                     return remainders[left] > remainders[right];
                   });
  return order;
}

}  // namespace

std::vector<Money> allocate(Money total,
                            std::span<const std::int64_t> weights) {
  const Wide all = sum_of(weights);
  const Wide units = abs(Wide{total.minor_units()});

  // No part can leave 64 bits: each lies between nothing and the total.
  std::vector<Wide> parts;
  std::vector<Wide> remainders;
  Wide spare = units;
  for (const std::int64_t weight : weights) {
    const Wide exact = units * weight;
    parts.push_back(exact / all);
    remainders.push_back(exact % all);
    spare -= parts.back();
  }
  check(spare < parts.size(), "less than one spare unit a part");
  const auto order = largest_first(remainders);
  for (std::size_t i = 0; i < static_cast<std::size_t>(spare); ++i) {
    parts[order[i]] += 1;
  }

  std::vector<Money> amounts;
  amounts.reserve(parts.size());
  for (const Wide& part : parts) {
    const Wide signed_part = total.is_negative() ? Wide{-part} : part;
    amounts.emplace_back(static_cast<std::int64_t>(signed_part),
                         total.currency());
  }
  return amounts;
}

}  // namespace obole
