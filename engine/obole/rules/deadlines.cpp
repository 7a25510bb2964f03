#include "obole/rules/deadlines.hpp"

#include <algorithm>
#include <array>

namespace obole::rules {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

// Gregorian Easter, by the method of Meeus, Jones and Butcher.
Date easter(int of_year) {
  const int a = of_year % 19;
  const int b = of_year / 100;
  const int c = of_year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int shifted = h + l - 7 * m + 114;
  return Date{year{of_year} / month{static_cast<unsigned>(shifted / 31)} /
              day{static_cast<unsigned>(shifted % 31 + 1)}};
}

// The same day of a later month, or that month's last.
Date later(Date from, std::int64_t by_months) {
  const year_month_day date{from};
  const auto moved =
      year{static_cast<int>(date.year())} / date.month() / day{1};
  const year_month_day first =
      year_month_day{moved} + months{static_cast<int>(by_months)};
  const auto last = (first.year() / first.month() / std::chrono::last).day();
  return Date{first.year() / first.month() / std::min(date.day(), last)};
}

}  // namespace

bool is_holiday(Date date) {
  const year_month_day of{date};
  constexpr std::array<std::array<unsigned, 2>, 8> fixed = {
      {{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}}};
  const std::array<unsigned, 2> here = {static_cast<unsigned>(of.month()),
                                        static_cast<unsigned>(of.day())};
  if (std::find(fixed.begin(), fixed.end(), here) != fixed.end()) return true;
  const auto sunday = easter(static_cast<int>(of.year()));
  // Easter Monday, Ascension, Whit Monday.
  constexpr std::array moving = {1, 39, 50};
  return std::any_of(moving.begin(), moving.end(),
                     [&](int after) { return date == sunday + days{after}; });
}

bool is_working_day(Date date) {
  const weekday of{date};
  return of != std::chrono::Saturday && of != std::chrono::Sunday &&
         !is_holiday(date);
}

Date declaration_due(int year_of_gifts) {
  Date date{year{year_of_gifts + 1} / month{5} / day{1}};
  for (int working = 0; working < 2;) {
    date += days{1};
    if (is_working_day(date)) ++working;
  }
  return date;
}

Date kept_until(Date issued, std::int64_t years) {
  constexpr std::int64_t months_a_year = 12;
  return later(issued, years * months_a_year);
}

Date period_ends(Date received, std::int64_t by_months) {
  return later(received, by_months);
}

Date silence_answers(Date received, std::int64_t by_months) {
  return later(received, by_months) + days{1};
}

}  // namespace obole::rules
