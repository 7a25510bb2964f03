#include "obole/bank/row_day.hpp"

#include "obole/base/say.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace obole::bank {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view hour_field = "%H";
constexpr std::array<std::string_view, 8> time_patterns = {
    "%H:%M",    "%H:%M*",    "%H:%M%z",    "%H:%M %z",
    "%H:%M:%S", "%H:%M:%S*", "%H:%M:%S%z", "%H:%M:%S %z"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A pattern in its two halves; the time is empty where there is none.
struct Halves {
  std::string_view day;
  std::string_view time;
  char between = '\0';
};

Halves halves_of(std::string_view pattern) {
  const auto at = pattern.find(hour_field);
  if (at == std::string_view::npos || at == 0) return {pattern, {}, '\0'};
  return {pattern.substr(0, at - 1), pattern.substr(at), pattern[at - 1]};
}

// Takes numbers and marks from the front of a text.
class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : rest_(text) {}

  std::string_view rest() const { return rest_; }

  bool take(char mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Two digits below `bound`, or nothing.
  std::optional<int> two_digits(int bound) {
    if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1])) {
      return std::nullopt;
    }
    const int number = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    if (number >= bound) return std::nullopt;
    return number;
  }

  void drop_fraction() {
    if (rest_.size() < 2 || rest_[0] != '.' || !is_digit(rest_[1])) return;
    const auto end = rest_.find_first_not_of("0123456789", 1);
    rest_.remove_prefix(std::min(end, rest_.size()));
  }

 private:
  std::string_view rest_;
};

struct TimeOfDay {
  seconds since_midnight;
  std::optional<minutes> offset;
};

std::optional<seconds> clock_time(TimeReader& reader, bool with_seconds) {
  const auto hour = reader.two_digits(24);
  if (!hour || !reader.take(':')) return std::nullopt;
  const auto minute = reader.two_digits(60);
  if (!minute) return std::nullopt;
  seconds time = hours(*hour) + minutes(*minute);
  if (!with_seconds) return time;
  if (!reader.take(':')) return std::nullopt;
  const auto second = reader.two_digits(61);  // leap seconds are written so
  if (!second) return std::nullopt;
  reader.drop_fraction();
  return time + seconds(*second);
}

std::optional<TimeOfDay> read_time(std::string_view text,
                                   std::string_view pattern) {
  TimeReader reader(text);
  const bool with_seconds = pattern.find("%S") != std::string_view::npos;
  const auto time = clock_time(reader, with_seconds);
  if (!time) return std::nullopt;
  if (pattern.ends_with('*')) return TimeOfDay{*time, std::nullopt};
  if (!pattern.ends_with("%z")) {
    if (!reader.rest().empty()) return std::nullopt;
    return TimeOfDay{*time, std::nullopt};
  }
  if (pattern.ends_with(" %z") && !reader.take(' ')) return std::nullopt;
  const auto offset = parse_utc_offset(reader.rest());
  if (!offset) return std::nullopt;
  return TimeOfDay{*time, offset};
}

// The mark between day and time may stand within the day too.
std::size_t end_of_day(std::string_view text, Halves pattern) {
  auto marks =
      std::count(pattern.day.begin(), pattern.day.end(), pattern.between);
  auto at = text.find(pattern.between);
  while (marks-- > 0 && at != std::string_view::npos) {
    at = text.find(pattern.between, at + 1);
  }
  return at;
}

std::optional<Date> read_by(std::string_view text, std::string_view pattern,
                            const Profile& profile, std::string_view zone) {
  const auto halves = halves_of(pattern);
  const auto end = halves.time.empty() ? text.size() : end_of_day(text, halves);
  if (end == std::string_view::npos) return std::nullopt;
  const auto day = parse_date(text.substr(0, end), halves.day);
  if (!day) return std::nullopt;
  if (halves.time.empty()) return *day;
  const auto time = read_time(text.substr(end + 1), halves.time);
  if (!time) return std::nullopt;
  const auto offset = time->offset ? time->offset : profile.utc_offset;
  if (!offset) return *day;
  return civil_day(Instant(*day + time->since_midnight - *offset), zone);
}

// The last day of March 2026 as a pattern has it.
std::string example_of(std::string_view pattern) {
  std::string example;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '%') {
      if (pattern[at] != '*') example += pattern[at];
      continue;
    }
    switch (pattern[++at]) {
      case 'Y':
        example += "2026";
        break;
      case 'y':
        example += "26";
        break;
      case 'm':
        example += "03";
        break;
      case 'd':
        example += "31";
        break;
      default:
        example += "mars";
    }
  }
  return example;
}

}  // namespace

std::string day_examples(const std::vector<std::string>& patterns) {
  std::vector<std::string> examples;
  for (const auto& pattern : patterns) {
    auto example = example_of(halves_of(pattern).day);
    const auto same = std::find(examples.begin(), examples.end(), example);
    if (same == examples.end()) examples.push_back(std::move(example));
  }
  return fmt::format("{}", fmt::join(examples, ", "));
}

bool is_day_pattern(std::string_view pattern) {
  const auto halves = halves_of(pattern);
  if (!is_date_pattern(halves.day)) return false;
  if (halves.time.empty()) return true;
  return !halves.day.ends_with('*') && !is_digit(halves.between) &&
         halves.between != '%' &&
         std::find(time_patterns.begin(), time_patterns.end(), halves.time) !=
             time_patterns.end();
}

std::optional<minutes> parse_utc_offset(std::string_view text) {
  if (text == "UTC" || text == "Z") return minutes(0);
  TimeReader reader(text);
  const bool west = reader.take('-');
  if (!west && !reader.take('+')) return std::nullopt;
  const auto hour = reader.two_digits(24);
  reader.take(':');
  const auto minute = reader.two_digits(60);
  if (!hour || !minute || !reader.rest().empty()) return std::nullopt;
  const auto east = hours(*hour) + minutes(*minute);
  return west ? -east : east;
}

Result<Date> read_day(std::string_view text, const Profile& profile,
                      std::string_view zone) {
  for (const auto& pattern : profile.date_patterns) {
    if (const auto day = read_by(text, pattern, profile, zone)) return *day;
  }
  return Refusal{
      .reason = Reason::date_malformed,
      .what = std::string(text),
      .why = say("no day that exists is written like this; the profile reads "
                 "days written like {}",
                 "aucun jour existant ne s’écrit ainsi ; le profil lit les "
                 "jours écrits comme {}",
                 day_examples(profile.date_patterns)),
      .hint = {}};
}

}  // namespace obole::bank
