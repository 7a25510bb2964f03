#include "obole/domain/calendar.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/letters.hpp"

namespace obole {
namespace {

constexpr unsigned first_year = 1900;
constexpr unsigned last_year = 2199;

}  // namespace

std::optional<unsigned> number_of(std::string_view text) noexcept {
  if (text.empty() || text.size() > 9 || !all_digits(text)) return std::nullopt;
  unsigned number = 0;
  for (const char digit : text) {
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  return number;
}

void append_padded(std::string& text, unsigned number, std::size_t width) {
  const std::size_t begin = text.size();
  text.append(width, '0');
  for (std::size_t at = begin + width; at > begin; --at, number /= 10) {
    text[at - 1] = static_cast<char>('0' + number % 10);
  }
  check(number == 0, "the number has no more digits than it is given room");
}

std::optional<NamedDay> iso_day(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(5, 2));
  const auto day = number_of(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return NamedDay{*year, *month, *day};
}

Result<Date> existing(NamedDay named, std::string_view text) {
  if (named.year < first_year || named.year > last_year) {
    return Refusal{
        Reason::date_malformed,
        excerpt(text),
        say("the year must be from {} to {}",
            "l’année doit être comprise entre {} et {}", first_year, last_year),
        {}};
  }
  const std::chrono::year_month_day day{
      std::chrono::year{static_cast<int>(named.year)},
      std::chrono::month{named.month}, std::chrono::day{named.day}};
  if (day.ok()) return Date{day};
  return Refusal{Reason::date_malformed,
                 excerpt(text),
                 say("this day does not exist", "ce jour n’existe pas"),
                 {}};
}

Refusal not_a_date(std::string_view text) {
  return {Reason::date_malformed, excerpt(text),
          say("this is not a date", "ce n’est pas une date"),
          say("write it like 2026-03-01 or 01/03/2026",
              "l’écrire comme 01/03/2026 ou 2026-03-01")};
}

}  // namespace obole
