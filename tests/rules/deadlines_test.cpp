// Days that the law sets.

#include "obole/rules/deadlines.hpp"

#include "support/catch.hpp"

using obole::Date;
using namespace obole::rules;

namespace {

Date day(const char* text) { return obole::parse_date(text).value(); }

}  // namespace

TEST_CASE("a declaration is due on the second working day after 1 May",
          "[deadlines]") {
  CHECK(declaration_due(2024) == day("2025-05-05"));
  CHECK(declaration_due(2025) == day("2026-05-05"));
  CHECK(declaration_due(2026) == day("2027-05-04"));
  CHECK(declaration_due(2027) == day("2028-05-03"));
}

TEST_CASE("holidays of the calendar, and those that follow Easter",
          "[deadlines]") {
  for (const auto* const holiday :
       {"2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14",
        "2026-05-25", "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11",
        "2026-12-25", "2024-04-01", "2025-06-09", "2000-04-24", "2038-04-26"}) {
    INFO(holiday);
    CHECK(is_holiday(day(holiday)));
  }
  CHECK_FALSE(is_holiday(day("2026-04-05")));  // Easter Sunday is a Sunday
  CHECK_FALSE(is_holiday(day("2026-05-02")));
  CHECK_FALSE(is_working_day(day("2026-05-02")));  // a Saturday
  CHECK(is_working_day(day("2026-05-04")));
}

TEST_CASE("a period ends on the same day of a later month, or on its last",
          "[deadlines]") {
  CHECK(period_ends(day("2026-03-01"), 1) == day("2026-04-01"));
  CHECK(silence_answers(day("2026-03-01"), 1) == day("2026-04-02"));
  CHECK(period_ends(day("2026-01-15"), 6) == day("2026-07-15"));
  CHECK(silence_answers(day("2026-01-15"), 6) == day("2026-07-16"));
  CHECK(period_ends(day("2026-01-31"), 1) == day("2026-02-28"));
  CHECK(period_ends(day("2024-01-31"), 1) == day("2024-02-29"));
  CHECK(period_ends(day("2026-08-31"), 6) == day("2027-02-28"));
  CHECK(period_ends(day("2026-12-15"), 1) == day("2027-01-15"));
}

TEST_CASE("the papers of a receipt are kept for six years", "[deadlines]") {
  CHECK(kept_until(day("2026-02-10"), 6) == day("2032-02-10"));
  CHECK(kept_until(day("2024-02-29"), 6) == day("2030-02-28"));
}
