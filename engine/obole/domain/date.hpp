// Civil days and instants.
//
// A Date has no zone: it is the day that the law and the accounts know.  Which
// day an instant falls on depends on the organisation's zone, and is asked in
// one place (civil_day).  The engine reads no clock; instants come in.

#pragma once

#include "obole/base/result.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace obole {

/// A day of the proleptic Gregorian calendar; years 1900 to 2199.
using Date = std::chrono::sys_days;

/// Nanoseconds since 1970-01-01T00:00:00Z.
using Instant = std::chrono::sys_time<std::chrono::nanoseconds>;

/// Reads "2026-03-01" or "01/03/2026".  Refuses with date_malformed anything
/// else, days that do not exist and years outside 1900 to 2199.
Result<Date> parse_date(std::string_view text);

/// Whether `pattern` names a year (`%Y` with four digits, or `%y` with two, of
/// 2000 to 2099), a month (`%m`, or `%b` by its French or English name) and a
/// day (`%d`), once each.  Other characters stand for themselves; a `*` at the
/// end stands for the rest of the text.
bool is_date_pattern(std::string_view pattern);

/// Reads a day by a pattern: "%d/%m/%Y*" reads "03/04/2026 18:23:13".  Days and
/// months that stand apart from other fields may have one digit.  Refuses with
/// date_malformed, also what is_date_pattern does not hold for.
Result<Date> parse_date(std::string_view text, std::string_view pattern);

/// "2026-03-01".
std::string iso(Date date);

/// "01/03/2026".
std::string french(Date date);

/// In a sentence: "2026-03-01" and "01/03/2026".
template <>
struct Spoken<Date> {
  static Sentence of(Date date);
};

/// RFC 3339 in UTC with nine digits: "2026-03-01T22:59:59.000000001Z".
std::string iso(Instant instant);

/// Reads exactly what iso(Instant) writes, or a shorter fraction of seconds.
/// Refuses with date_malformed.
Result<Instant> parse_instant(std::string_view text);

/// Whether `zone` is a time zone of the IANA database ("Europe/Paris").
bool is_time_zone(std::string_view zone);

/// The civil day of `instant` in `zone`, which is_time_zone.
Date civil_day(Instant instant, std::string_view zone);

/// Days since 1970-01-01, and back: how days are stored.
constexpr std::int64_t day_number(Date date) {
  return date.time_since_epoch().count();
}
constexpr Date day_of_number(std::int64_t number) {
  return Date{std::chrono::days{number}};
}

/// "2026-03", for grouping by month.
std::string month_of(Date date);

}  // namespace obole
