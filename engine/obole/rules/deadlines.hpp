// Days that the law sets.

#pragma once

#include "obole/domain/date.hpp"

namespace obole::rules {

/// A day on which no French office works: a public holiday of metropolitan
/// France (code du travail L3133-1).
bool is_holiday(Date day);

/// Neither a Saturday, nor a Sunday, nor a holiday.
bool is_working_day(Date day);

/// The second working day after 1 May of the year after the gifts: CGI 222 bis
/// and 223.
Date declaration_due(int year_of_gifts);

/// The last day on which the papers of a receipt must still be kept: the same
/// day `years` later, or the last of its month (LPF L102 E).
Date kept_until(Date issued, std::int64_t years);

/// The last day of a period of `months` that began on `received`: the same day
/// of a later month, or that month's last.
Date period_ends(Date received, std::int64_t months);

/// The first day on which silence counts as an answer.
Date silence_answers(Date received, std::int64_t months);

}  // namespace obole::rules
