// Instants are written to the nanosecond in UTC and read back.

#include "domain/generators.hpp"

#include "obole/domain/date.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

using namespace std::chrono_literals;
using obole::Date;
using obole::Instant;
using obole::iso;
using obole::parse_instant;
using obole::Reason;
using support::reason;

namespace {

const Instant midnight = Date{2026y / std::chrono::March / 1};

}  // namespace

TEST_CASE("an instant is written with nine digits", "[date]") {
  CHECK(iso(midnight) == "2026-03-01T00:00:00.000000000Z");
  CHECK(iso(midnight + 22h + 59min + 59s + 1ns) ==
        "2026-03-01T22:59:59.000000001Z");
  CHECK(iso(Instant{} - 1ns) == "1969-12-31T23:59:59.999999999Z");
}

TEST_CASE("the earliest and the latest instant are written too", "[date]") {
  CHECK(iso(Instant::min()) == "1677-09-21T00:12:43.145224192Z");
  CHECK(iso(Instant::max()) == "2262-04-11T23:47:16.854775807Z");
}

TEST_CASE("a shorter fraction is read too", "[date]") {
  CHECK(*parse_instant("2026-03-01T22:59:59Z") == midnight + 22h + 59min + 59s);
  CHECK(*parse_instant("2026-03-01T00:00:00.5Z") == midnight + 500ms);
  CHECK(*parse_instant("2026-03-01T00:00:00.000001Z") == midnight + 1us);
}

TEST_CASE("other texts are no instants", "[date]") {
  const auto* const text = GENERATE(
      "", "Z", "2026-03-01", "2026-03-01T22:59Z", "2026-03-01 22:59:59Z",
      "2026-03-01T22:59:59", "2026-03-01T22:59:59z", "2026-03-01t22:59:59Z",
      "2026-03-01T22:59:59+01:00", "2026-03-01T24:00:00Z",
      "2026-03-01T23:60:00Z", "2026-03-01T23:59:60Z", "2026-03-01T22:59:59.Z",
      "2026-03-01T22:59:59.0000000001Z", "2026-03-01T22:59:59,5Z",
      "2026-03-01T22:59:59.-5Z", "2026-03-01T-2:59:59Z", "2026-02-29T00:00:00Z",
      "1899-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "2026-03-01T22:59:59.5ZZ",
      "01/03/2026T22:59:59Z");
  CAPTURE(text);
  CHECK(reason(parse_instant(text)) == Reason::date_malformed);
}

TEST_CASE("instants are read back as they were written", "[date]") {
  support::holds("parse_instant undoes iso", [] {
    const auto since_midnight =
        *rc::gen::inRange<std::int64_t>(0, 86'400'000'000'000);
    const Instant instant = Instant{domain_tests::any_day()} +
                            std::chrono::nanoseconds{since_midnight};
    RC_ASSERT(*parse_instant(iso(instant)) == instant);
  });
}
