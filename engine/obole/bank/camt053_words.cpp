#include "obole/bank/camt053_words.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/excerpt.hpp"

#include <algorithm>
#include <array>

namespace obole::bank::camt053 {

namespace {

constexpr int most_decimals = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What XML pads with around a text.
std::string_view stripped(std::string_view text) {
  while (!text.empty() && is_blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  return text;
}

// Printable ASCII with single spaces inside is in NFC and clean already.
bool is_plain(std::string_view text) {
  char before = 'x';
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
    if (c == ' ' && before == ' ') return false;
    before = c;
  }
  return true;
}

Sentence ask_again() {
  return say("ask the bank for the file again",
             "redemander le fichier à la banque");
}

Refusal no_amount(std::string_view text) {
  return {.reason = Reason::file_malformed,
          .what = excerpt(text),
          .why = say("this is not an amount: digits, a point and at most five "
                     "decimals, without a sign",
                     "ce n’est pas un montant : des chiffres, un point et "
                     "cinq décimales au plus, sans signe"),
          .hint = ask_again()};
}

Refusal too_precise(std::string_view text, Currency currency) {
  return {.reason = Reason::file_malformed,
          .what = excerpt(text),
          .why = say("{} has {} decimals, this amount has more",
                     "{} a {} décimales, ce montant en a davantage",
                     currency.code(), currency.decimals()),
          .hint = ask_again()};
}

Refusal too_large(std::string_view text) {
  return {.reason = Reason::amount_too_large,
          .what = excerpt(text),
          .why = say("this amount is larger than any that is recorded",
                     "ce montant dépasse tout ce qui s’enregistre"),
          .hint = ask_again()};
}

}  // namespace

void add_cleaned(std::string& to, std::string_view text) {
  const auto bare = stripped(text);
  if (is_plain(bare))
    to += bare;
  else if (const auto clean = clean_text(bare))
    to += *clean;
}

Result<Money> decimal(std::string_view text, Currency currency) {
  const auto bare = stripped(text);
  const auto point = std::min(bare.find('.'), bare.size());
  const auto whole = bare.substr(0, point);
  const auto decimals = bare.substr(std::min(point + 1, bare.size()));
  if (whole.empty() || !are_digits(whole) || !are_digits(decimals) ||
      decimals.size() > most_decimals)
    return no_amount(bare);
  const auto exponent = static_cast<std::size_t>(currency.decimals());
  const auto spare = decimals.substr(std::min(exponent, decimals.size()));
  if (spare.find_first_not_of('0') != spare.npos)
    return too_precise(bare, currency);

  std::int64_t minor_units = 0;
  const auto push = [&minor_units](char digit) {
    minor_units = minor_units * 10 + (digit - '0');
    return minor_units <= Money::largest;
  };
  for (const char digit : whole)
    if (!push(digit)) return too_large(bare);
  for (std::size_t at = 0; at < exponent; ++at)
    if (!push(at < decimals.size() ? decimals[at] : '0'))
      return too_large(bare);
  return Money(minor_units, currency);
}

Result<Date> day(std::string_view text) {
  const auto bare = stripped(text);
  const auto date = bare.substr(0, 10);
  if (date.size() == 10 && date[4] == '-' && date[7] == '-')
    if (const auto parsed = parse_date(date)) return parsed;
  return Refusal{.reason = Reason::file_malformed,
                 .what = excerpt(bare),
                 .why = say("this is not a day, such as 2026-03-01",
                            "ce n’est pas un jour, comme 2026-03-01"),
                 .hint = ask_again()};
}

std::optional<int> sign(std::string_view text) {
  if (text == "CRDT") return 1;
  if (text == "DBIT") return -1;
  return std::nullopt;
}

bool is_true(std::string_view text) { return text == "true" || text == "1"; }

std::optional<std::uint64_t> number(std::string_view text) {
  text = stripped(text);
  if (text.empty() || text.size() > 18 || !are_digits(text))
    return std::nullopt;
  std::uint64_t value = 0;
  for (const char digit : text)
    value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  return value;
}

bool is_no_reference(std::string_view text) {
  constexpr std::array<std::string_view, 4> placeholders{
      "NOTPROVIDED", "NOT PROVIDED", "NONREF", "NONE"};
  if (text.find_first_not_of('0') == text.npos) return true;
  const auto same = [text](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) {
                        return (a >= 'a' && a <= 'z' ? a - 32 : a) == b;
                      });
  };
  return std::any_of(placeholders.begin(), placeholders.end(), same);
}

bool add(std::int64_t& sum, std::int64_t more) {
  constexpr auto most = std::int64_t{1} << 62;
  std::int64_t result = 0;
  if (__builtin_add_overflow(sum, more, &result)) return false;
  if (result > most || result < -most) return false;
  sum = result;
  return true;
}

}  // namespace obole::bank::camt053
