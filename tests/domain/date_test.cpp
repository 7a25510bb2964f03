// Days are read in two ways and written in two ways; only real ones are.

#include "obole/domain/date.hpp"

#include "domain/generators.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

using namespace std::chrono_literals;
using obole::Date;
using obole::french;
using obole::iso;
using obole::parse_date;
using obole::Reason;
using std::chrono::January;
using std::chrono::March;
using support::reason;

TEST_CASE("a day is read as ISO or as the French write it", "[date]") {
  CHECK(*parse_date("2026-03-01") == Date{2026y / March / 1});
  CHECK(*parse_date("01/03/2026") == Date{2026y / March / 1});
  CHECK(*parse_date("1900-01-01") == Date{1900y / January / 1});
  CHECK(parse_date("2199-12-31"));
}

TEST_CASE("leap days are days in leap years only", "[date]") {
  CHECK(parse_date("2024-02-29"));
  CHECK(parse_date("29/02/2000"));
  CHECK(reason(parse_date("2026-02-29")) == Reason::date_malformed);
  CHECK(reason(parse_date("1900-02-29")) == Reason::date_malformed);
  CHECK(reason(parse_date("29/02/2100")) == Reason::date_malformed);
}

TEST_CASE("days that do not exist and other texts are refused", "[date]") {
  const auto* const text = GENERATE(
      "", "2026-04-31", "31/04/2026", "2026-00-10", "2026-13-01", "2026-01-00",
      "2026-01-32", "00/01/2026", "32/01/2026", "1899-12-31", "2200-01-01",
      "01/01/0000", "9999-01-01", "2026-3-1", "1/3/2026", "01/03/26",
      "2026/03/01", "01-03-2026", "01.03.2026", "20260301", "2026-03-01 ",
      " 2026-03-01", "2026-03-01T00:00:00Z", "+026-03-01", "-026-03-01",
      "2026-+3-01", "2026- 3-01", "2026-03-0a", "２026-03-01", "\xFF");
  CAPTURE(text);
  CHECK(reason(parse_date(text)) == Reason::date_malformed);
}

TEST_CASE("a day is written in both ways", "[date]") {
  const Date day = 2026y / March / 1;

  CHECK(iso(day) == "2026-03-01");
  CHECK(french(day) == "01/03/2026");
  CHECK(obole::spoken(day) == obole::Sentence{"2026-03-01", "01/03/2026"});
  CHECK(obole::month_of(day) == "2026-03");
  CHECK(iso(Date{}) == "1970-01-01");
  CHECK_THROWS_AS(iso(obole::day_of_number(4'000'000)), obole::BrokenPromise);
  CHECK_THROWS_AS(iso(obole::day_of_number(-800'000)), obole::BrokenPromise);
}

TEST_CASE("days are stored as their distance from 1970", "[date]") {
  CHECK(obole::day_number(1970y / January / 1) == 0);
  CHECK(obole::day_number(1969y / std::chrono::December / 31) == -1);
  CHECK(obole::day_number(2026y / March / 1) == 20513);
  CHECK(obole::day_of_number(20513) == Date{2026y / March / 1});
}

TEST_CASE("days are read back as they were written", "[date]") {
  support::holds("parse_date undoes iso and french", [] {
    const Date day = domain_tests::any_day();
    RC_ASSERT(*parse_date(iso(day)) == day);
    RC_ASSERT(*parse_date(french(day)) == day);
    RC_ASSERT(*parse_date(french(day), "%d/%m/%Y") == day);
    RC_ASSERT(obole::day_of_number(obole::day_number(day)) == day);
  });
}
