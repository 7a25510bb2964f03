#include "obole/base/say.hpp"
#include "obole/domain/calendar.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/letters.hpp"

#include <array>

namespace obole {
namespace {

// By month, in French and English, small letters without accents.
constexpr std::array<std::string_view, 12> month_names = {
    " janvier janv january jan ",
    " fevrier fevr fev february feb ",
    " mars march mar ",
    " avril avr april apr ",
    " mai may ",
    " juin june jun ",
    " juillet juil july jul ",
    " aout august aug ",
    " septembre september sept sep ",
    " octobre october oct ",
    " novembre november nov ",
    " decembre december dec ",
};

struct Letter {
  char small;
  std::size_t size;
};

// The letter that `text` begins with, of those that months are written in.
std::optional<Letter> letter_at_front(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const char large = capital(text.front());
  if (is_capital(large)) {
    return Letter{static_cast<char>(large - 'A' + 'a'), 1};
  }
  if (text.starts_with("é") || text.starts_with("É")) return Letter{'e', 2};
  if (text.starts_with("û") || text.starts_with("Û")) return Letter{'u', 2};
  return std::nullopt;
}

// Follows a text along a pattern, which is a date pattern.
class PatternReader {
 public:
  PatternReader(std::string_view text, std::string_view pattern)
      : text_(text), pattern_(pattern) {}

  std::optional<NamedDay> read();

 private:
  bool take_field(char letter, bool joined);
  bool take_number(unsigned& number, std::size_t least, std::size_t most);
  bool take_month_name();

  std::string_view text_;
  std::string_view pattern_;
  NamedDay day_{};
};

std::optional<NamedDay> PatternReader::read() {
  bool after_field = false;
  while (!pattern_.empty()) {
    if (pattern_ == "*") return day_;
    if (pattern_.front() != '%') {
      if (text_.empty() || text_.front() != pattern_.front()) return {};
      text_.remove_prefix(1);
      pattern_.remove_prefix(1);
      after_field = false;
      continue;
    }
    const char letter = pattern_[1];
    pattern_.remove_prefix(2);
    if (!take_field(letter, after_field || pattern_.starts_with('%'))) {
      return std::nullopt;
    }
    after_field = true;
  }
  if (!text_.empty()) return std::nullopt;
  return day_;
}

// Days and months that stand apart from other fields may have one digit.
bool PatternReader::take_field(char letter, bool joined) {
  const std::size_t least = joined ? 2 : 1;
  switch (letter) {
    case 'Y':
      return take_number(day_.year, 4, 4);
    case 'y':
      if (!take_number(day_.year, 2, 2)) return false;
      day_.year += 2000;
      return true;
    case 'm':
      return take_number(day_.month, least, 2);
    case 'd':
      return take_number(day_.day, least, 2);
    default:
      return take_month_name();
  }
}

bool PatternReader::take_number(unsigned& number, std::size_t least,
                                std::size_t most) {
  std::size_t size = 0;
  while (size < most && size < text_.size() && is_digit(text_[size]))
    ++size;
  if (size < least) return false;
  number = *number_of(text_.substr(0, size));
  text_.remove_prefix(size);
  // "12" is no day in "123", unless the pattern goes on with digits.
  const bool runs_on = !text_.empty() && is_digit(text_.front());
  return least == most || !runs_on;
}

bool PatternReader::take_month_name() {
  constexpr std::size_t longest = 9;
  std::string name = " ";
  while (const auto letter = letter_at_front(text_)) {
    if (name.size() > longest) return false;
    name += letter->small;
    text_.remove_prefix(letter->size);
  }
  name += ' ';
  if (!pattern_.starts_with('.') && text_.starts_with('.')) {
    text_.remove_prefix(1);
  }
  for (unsigned month = 1; month <= month_names.size(); ++month) {
    if (month_names[month - 1].find(name) == std::string_view::npos) continue;
    day_.month = month;
    return name.size() > 2;
  }
  return false;
}

}  // namespace

bool is_date_pattern(std::string_view pattern) {
  int years = 0;
  int months = 0;
  int days = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '*' && at + 1 < pattern.size()) return false;
    if (pattern[at] != '%') continue;
    ++at;
    const char letter = at < pattern.size() ? pattern[at] : '\0';
    years += letter == 'Y' || letter == 'y' ? 1 : 0;
    months += letter == 'm' || letter == 'b' ? 1 : 0;
    days += letter == 'd' ? 1 : 0;
    if (std::string_view("Yymbd").find(letter) == std::string_view::npos) {
      return false;
    }
  }
  return years == 1 && months == 1 && days == 1;
}

Result<Date> parse_date(std::string_view text, std::string_view pattern) {
  if (!is_date_pattern(pattern)) {
    return Refusal{
        Reason::date_malformed, excerpt(pattern),
        say("a date pattern names a year, a month and a day, once each",
            "un modèle de date nomme une année, un mois et un jour, une fois "
            "chacun"),
        say("write it like %d/%m/%Y", "l’écrire comme %d/%m/%Y")};
  }
  if (const auto day = PatternReader(text, pattern).read()) {
    return existing(*day, text);
  }
  return Refusal{Reason::date_malformed,
                 excerpt(text),
                 say("this date is not written as {}",
                     "cette date n’est pas écrite selon {}", excerpt(pattern)),
                 {}};
}

}  // namespace obole
