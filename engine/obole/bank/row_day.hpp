// The civil day of a donation, from the ways in which platforms write it.

#pragma once

#include "obole/bank/profile.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// Whether `pattern` is_date_pattern, or one followed by one other character
/// and a time of day: `%H:%M` or `%H:%M:%S` (with or without a fraction), and
/// behind it nothing, `*`, or `%z` with or without a space before it.
bool is_day_pattern(std::string_view pattern);

/// The last day of March 2026 as each of `patterns` has it, without the time:
/// "31/03/2026, 2026-03-31".
std::string day_examples(const std::vector<std::string>& patterns);

/// "UTC", "Z", "+01:00" or "-0800" as minutes east of Greenwich; at most a day.
std::optional<std::chrono::minutes> parse_utc_offset(std::string_view text);

/// The day that `text` names, by the first of the profile's patterns that fits.
/// A time with an offset, its own or the profile's, is an instant: its day is
/// the one in `zone`.  Other times do not count.  Refuses with date_malformed.
Result<Date> read_day(std::string_view text, const Profile& profile,
                      std::string_view zone);

}  // namespace obole::bank
