// Random values of the domain for properties.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "support/properties.hpp"

#include <string>
#include <vector>

namespace domain_tests {

/// A currency with each number of decimals there is.
inline obole::Currency any_currency() {
  const auto code = *rc::gen::element<std::string>("EUR", "JPY", "TND", "CLF");
  return *obole::Currency::parse(code);
}

/// Any amount that may be recorded, with as many small ones as large ones.
inline obole::Money any_amount() {
  const std::int64_t most =
      *rc::gen::element<std::int64_t>(150, 1'500'000, obole::Money::largest);
  return {*rc::gen::inRange<std::int64_t>(-most, most + 1), any_currency()};
}

/// Any day that may be written.
inline obole::Date any_day() {
  constexpr obole::Date first =
      std::chrono::year{1900} / std::chrono::January / 1;
  constexpr obole::Date end =
      std::chrono::year{2200} / std::chrono::January / 1;
  return obole::day_of_number(*rc::gen::inRange<std::int64_t>(
      obole::day_number(first), obole::day_number(end)));
}

/// A text made of `pieces`, up to `most` of them: hostile to a reader that
/// takes such pieces.
inline std::string text_of(const std::vector<std::string>& pieces, int most) {
  std::string text;
  const int count = *rc::gen::inRange(0, most + 1);
  for (int i = 0; i < count; ++i) {
    text += pieces[*rc::gen::inRange<std::size_t>(0, pieces.size())];
  }
  return text;
}

}  // namespace domain_tests
