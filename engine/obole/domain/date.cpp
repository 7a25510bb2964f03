#include "obole/domain/date.hpp"

#include "obole/domain/calendar.hpp"

namespace obole {
namespace {

// The year, month and day of `date`, fit to be written.
NamedDay named(Date date) {
  const std::chrono::year_month_day day{date};
  const int year = static_cast<int>(day.year());
  check(year >= 0 && year <= 9999, "a year has four digits");
  return {static_cast<unsigned>(year), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

std::optional<NamedDay> french_day(std::string_view text) noexcept {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') {
    return std::nullopt;
  }
  const auto day = number_of(text.substr(0, 2));
  const auto month = number_of(text.substr(3, 2));
  const auto year = number_of(text.substr(6, 4));
  if (!year || !month || !day) return std::nullopt;
  return NamedDay{*year, *month, *day};
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  if (const auto day = iso_day(text)) return existing(*day, text);
  if (const auto day = french_day(text)) return existing(*day, text);
  return not_a_date(text);
}

std::string iso(Date date) {
  const NamedDay day = named(date);
  std::string text;
  append_padded(text, day.year, 4);
  append_padded(text += '-', day.month, 2);
  append_padded(text += '-', day.day, 2);
  return text;
}

std::string french(Date date) {
  const NamedDay day = named(date);
  std::string text;
  append_padded(text, day.day, 2);
  append_padded(text += '/', day.month, 2);
  append_padded(text += '/', day.year, 4);
  return text;
}

Sentence Spoken<Date>::of(Date date) { return {iso(date), french(date)}; }

std::string month_of(Date date) { return iso(date).substr(0, 7); }

}  // namespace obole
