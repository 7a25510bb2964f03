#include "obole/domain/calendar.hpp"
#include "obole/domain/date.hpp"

namespace obole {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr std::size_t most_decimals = 9;

// The time since midnight.  The midnight of the earliest instants is itself out
// of range, so it is not subtracted.
nanoseconds time_of_day(Instant instant) {
  constexpr nanoseconds day = std::chrono::days{1};
  const nanoseconds part = instant.time_since_epoch() % day;
  return part < nanoseconds::zero() ? part + day : part;
}

// The time since midnight of "22:59:59", with or without decimals after it.
std::optional<nanoseconds> time_of_day(std::string_view text) {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = number_of(text.substr(0, 2));
  const auto minute = number_of(text.substr(3, 2));
  const auto second = number_of(text.substr(6, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 ||
      *second > 59) {
    return std::nullopt;
  }
  const nanoseconds whole = hours{*hour} + minutes{*minute} + seconds{*second};
  text.remove_prefix(8);
  if (text.empty()) return whole;
  if (text.front() != '.') return std::nullopt;

  const auto fraction = number_of(text.substr(1));
  if (!fraction) return std::nullopt;
  nanoseconds part{*fraction};
  for (std::size_t i = text.size() - 1; i < most_decimals; ++i)
    part *= 10;
  return whole + part;
}

}  // namespace

std::string iso(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{time_of_day(instant)};
  std::string text = iso(day);
  const auto number = [](auto count) {
    return static_cast<unsigned>(count.count());
  };
  append_padded(text += 'T', number(time.hours()), 2);
  append_padded(text += ':', number(time.minutes()), 2);
  append_padded(text += ':', number(time.seconds()), 2);
  append_padded(text += '.', number(time.subseconds()), most_decimals);
  return text += 'Z';
}

Result<Instant> parse_instant(std::string_view text) {
  const bool framed =
      text.size() >= 20 && text[10] == 'T' && text.back() == 'Z';
  if (!framed) return not_a_date(text);
  const auto named = iso_day(text.substr(0, 10));
  const auto time = time_of_day(text.substr(11, text.size() - 12));
  if (!named || !time) return not_a_date(text);
  const auto day = existing(*named, text);
  if (!day) return day.error();
  return Instant{*day} + *time;
}

}  // namespace obole
