#include "obole/paper/amount_in_words.hpp"

#include <array>
#include <string_view>

namespace obole::paper {
namespace {

using std::string_view;

constexpr std::array<string_view, 20> small = {
    "zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",    "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",   "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
// Seventy and ninety count on from the ten before them.
constexpr std::array<string_view, 10> tens_words = {
    "",          "",         "vingt",    "trente",       "quarante",
    "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};

struct Power {
  std::uint64_t unit;
  string_view name;
};
constexpr std::array<Power, 4> powers = {{{1'000'000'000'000'000, "billiard"},
                                          {1'000'000'000'000, "billion"},
                                          {1'000'000'000, "milliard"},
                                          {1'000'000, "million"}}};
constexpr std::uint64_t million = 1'000'000;
constexpr std::uint64_t beyond = 1'000'000'000'000'000'000;

enum class Gender : std::uint8_t { masculine, feminine };

// What stands after a group of three digits: vingt and cent take their s at
// the end of the number or before a noun, and mille is none.
enum class Followed : std::uint8_t { by_noun_or_nothing, by_mille };

void append(std::string& text, string_view word) {
  if (!text.empty()) text += ' ';
  text += word;
}

std::string unit_word(std::uint64_t number, Gender gender) {
  const bool une = number == 1 && gender == Gender::feminine;
  return std::string(une ? "une" : small[number]);
}

std::string below_hundred(std::uint64_t number, Followed followed,
                          Gender gender) {
  if (number < small.size()) return unit_word(number, gender);
  const auto tens = number / 10;
  const bool counts_on = tens == 7 || tens == 9;
  const auto rest = number % 10 + (counts_on ? 10U : 0U);
  std::string words(tens_words[tens]);
  if (rest == 0) {
    const bool plural = tens == 8 && followed == Followed::by_noun_or_nothing;
    return plural ? words + 's' : words;
  }
  const bool and_one = (rest == 1 || rest == 11) && tens < 8;
  return words + (and_one ? " et " : "-") + unit_word(rest, gender);
}

std::string below_thousand(std::uint64_t number, Followed followed,
                           Gender gender = Gender::masculine) {
  const auto hundreds = number / 100;
  const auto rest = number % 100;
  std::string words;
  if (hundreds > 1) words = small[hundreds];
  if (hundreds > 0) append(words, "cent");
  if (rest > 0)
    append(words, below_hundred(rest, followed, gender));
  else if (hundreds > 1 && followed == Followed::by_noun_or_nothing)
    words += 's';
  return words;
}

std::string number_in_words(std::uint64_t number, Gender gender) {
  check(number < beyond, "a number in words is below ten to the eighteenth");
  if (number == 0) return std::string(small[0]);
  std::string words;
  for (const auto& [unit, name] : powers) {
    const auto count = number / unit;
    if (count == 0) continue;
    append(words, below_thousand(count, Followed::by_noun_or_nothing));
    append(words, name);
    if (count > 1) words += 's';
    number %= unit;
  }
  const auto thousands = number / 1000;
  if (thousands > 1)
    append(words, below_thousand(thousands, Followed::by_mille));
  if (thousands > 0) append(words, "mille");
  const auto rest = number % 1000;
  if (rest > 0)
    append(words, below_thousand(rest, Followed::by_noun_or_nothing, gender));
  return words;
}

struct CurrencyName {
  string_view code;
  string_view one;
  string_view more;
  string_view of;  ///< after a number that is a noun: "deux millions d’"
  Gender gender;
  string_view one_part;
  string_view more_parts;
};
constexpr std::array<CurrencyName, 5> currency_names = {{
    {"EUR", "euro", "euros", "d’", Gender::masculine, "centime", "centimes"},
    {"CHF", "franc suisse", "francs suisses", "de ", Gender::masculine,
     "centime", "centimes"},
    {"GBP", "livre sterling", "livres sterling", "de ", Gender::feminine,
     "penny", "pence"},
    {"USD", "dollar américain", "dollars américains", "de ", Gender::masculine,
     "cent", "cents"},
    {"CAD", "dollar canadien", "dollars canadiens", "de ", Gender::masculine,
     "cent", "cents"},
}};

std::string whole_in_words(std::uint64_t number, const CurrencyName& name) {
  const bool is_noun = number >= million && number % million == 0;
  return number_in_words(number, name.gender)
      .append(" ")
      .append(is_noun ? name.of : "")
      .append(number > 1 ? name.more : name.one);
}

std::string parts_in_words(std::uint64_t number, const CurrencyName& name) {
  return number_in_words(number, Gender::masculine)
      .append(" ")
      .append(number > 1 ? name.more_parts : name.one_part);
}

}  // namespace

std::string in_french_words(std::uint64_t number) {
  return number_in_words(number, Gender::masculine);
}

std::optional<std::string> in_french_words(Money amount) {
  check(!amount.is_negative(), "an amount in words is not negative");
  for (const auto& name : currency_names) {
    if (name.code != amount.currency().code()) continue;
    const auto minor = static_cast<std::uint64_t>(amount.minor_units());
    const auto whole = minor / 100;
    const auto parts = minor % 100;
    if (parts == 0) return whole_in_words(whole, name);
    if (whole == 0) return parts_in_words(parts, name);
    return whole_in_words(whole, name) + " et " + parts_in_words(parts, name);
  }
  return std::nullopt;
}

}  // namespace obole::paper
