// Which day an instant falls on depends on where the organisation is.

#include "domain/generators.hpp"

#include "obole/domain/date.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::civil_day;
using obole::is_time_zone;
using obole::parse_instant;

namespace {

std::string day_of(const char* instant, const char* zone) {
  return obole::iso(civil_day(*parse_instant(instant), zone));
}

}  // namespace

TEST_CASE("New Year comes to each town hall at its own midnight", "[date]") {
  // The last instant of 2026 and the first of 2027, by the zone's legal time:
  // UTC+1 in winter, UTC-4, UTC+4 and UTC+11.
  const auto [zone, last, first] =
      GENERATE(table<const char*, const char*, const char*>({
          {"Europe/Paris", "2026-12-31T22:59:59.999999999Z",
           "2026-12-31T23:00:00Z"},
          {"America/Martinique", "2027-01-01T03:59:59.999999999Z",
           "2027-01-01T04:00:00Z"},
          {"Indian/Reunion", "2026-12-31T19:59:59.999999999Z",
           "2026-12-31T20:00:00Z"},
          {"Pacific/Noumea", "2026-12-31T12:59:59.999999999Z",
           "2026-12-31T13:00:00Z"},
          {"UTC", "2026-12-31T23:59:59.999999999Z", "2027-01-01T00:00:00Z"},
      }));
  CAPTURE(zone);
  CHECK(day_of(last, zone) == "2026-12-31");
  CHECK(day_of(first, zone) == "2027-01-01");
}

TEST_CASE("summer time moves midnight", "[date]") {
  CHECK(day_of("2026-07-13T21:59:59Z", "Europe/Paris") == "2026-07-13");
  CHECK(day_of("2026-07-13T22:00:00Z", "Europe/Paris") == "2026-07-14");
  CHECK(day_of("2026-03-28T22:59:59Z", "Europe/Paris") == "2026-03-28");
  CHECK(day_of("2026-03-29T21:59:59Z", "Europe/Paris") == "2026-03-29");
  CHECK(day_of("2026-03-29T22:00:00Z", "Europe/Paris") == "2026-03-30");
}

TEST_CASE("days before 1970 are right too", "[date]") {
  CHECK(day_of("1969-12-31T22:59:59.999999999Z", "Europe/Paris") ==
        "1969-12-31");
  CHECK(day_of("1969-12-31T23:00:00Z", "Europe/Paris") == "1970-01-01");
}

TEST_CASE("a zone is known by its name in the IANA database", "[date]") {
  CHECK(is_time_zone("Europe/Paris"));
  CHECK(is_time_zone("America/Cayenne"));
  CHECK(is_time_zone("America/Miquelon"));
  const auto* const name = GENERATE(
      "", "Paris", "europe/paris", "Europe/Paris ", "Europe", "Europe/",
      "/etc/passwd", "../zoneinfo/UTC", "Europe/../Europe/Paris", "\xFF");
  CAPTURE(name);
  CHECK_FALSE(is_time_zone(name));
  CHECK_FALSE(is_time_zone(std::string_view("UTC\0", 4)));
}

TEST_CASE("a civil day is asked of a known zone", "[date]") {
  CHECK_THROWS_AS(civil_day({}, "Paris"), obole::BrokenPromise);
}

TEST_CASE("in UTC the civil day is the day of the instant", "[date]") {
  support::holds("civil_day(instant, UTC) is its own day", [] {
    const auto day = domain_tests::any_day();
    const auto since_midnight =
        *rc::gen::inRange<std::int64_t>(0, 86'400'000'000'000);
    const obole::Instant instant =
        obole::Instant{day} + std::chrono::nanoseconds{since_midnight};
    RC_ASSERT(civil_day(instant, "UTC") == day);
  });
}
