// The only file that knows the time zones.

#include "obole/domain/date.hpp"

#include <date/tz.h>
#include <stdexcept>

namespace obole {
namespace {

// Nothing when there is no such zone.  A machine without a zone database is a
// failure and passes through.
const date::time_zone* zone_named(std::string_view name) {
  date::get_tzdb();
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

}  // namespace

bool is_time_zone(std::string_view zone) { return zone_named(zone) != nullptr; }

Date civil_day(Instant instant, std::string_view zone) {
  const auto* const found = zone_named(zone);
  check(found != nullptr, "the zone is a time zone");
  const auto local = found->to_local(instant);
  return Date{std::chrono::floor<std::chrono::days>(local.time_since_epoch())};
}

}  // namespace obole
