#include "obole/bank/cfonb120_fields.hpp"

#include "obole/bank/cfonb120_characters.hpp"
#include "obole/bank/cfonb120_refusals.hpp"
#include "obole/base/say.hpp"

#include <algorithm>

namespace obole::bank::cfonb120 {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char e_acute = '\xE9';
constexpr char e_grave = '\xE8';

// The digit that a last character stands for, and whether it makes a debit.
// Where ISO 646-FR came between, { and } became é and è.
struct Last {
  char digit;
  bool is_debit;
};
std::optional<Last> last_of(char c) {
  if (c == '{' || c == e_acute) return Last{'0', false};
  if (c == '}' || c == e_grave) return Last{'0', true};
  if (c >= 'A' && c <= 'I')
    return Last{static_cast<char>('1' + (c - 'A')), false};
  if (c >= 'J' && c <= 'R')
    return Last{static_cast<char>('1' + (c - 'J')), true};
  return std::nullopt;
}

Refusal no_amount(std::string_view field) {
  return malformed(
      text_of(field),
      say("it is no amount of 13 digits and a letter that is the last digit "
          "and the sign",
          "ce n’est pas un montant de 13 chiffres et une lettre qui donne le "
          "dernier chiffre et le signe"));
}

}  // namespace

Result<std::optional<Date>> day_of(std::string_view field) {
  if (field.find_first_not_of(" 0") == std::string_view::npos)
    return std::optional<Date>();
  const bool digits = std::all_of(field.begin(), field.end(), is_digit);
  if (digits) {
    const auto* const century = field.substr(4) < "70" ? "20" : "19";
    const auto date =
        parse_date(fmt::format("{}{}-{}-{}", century, field.substr(4),
                               field.substr(2, 2), field.substr(0, 2)));
    if (date) return std::optional(*date);
  }
  return malformed(text_of(field), say("it is no day written DDMMYY",
                                       "ce n’est pas un jour écrit JJMMAA"));
}

Result<Money> amount_of(std::string_view field, Currency currency,
                        int decimals) {
  const auto last = last_of(field.back());
  const auto start = field.find_first_not_of(' ');
  if (!last) return no_amount(field);
  std::int64_t units = 0;  // 14 digits fit
  for (const char c : field.substr(start, field.size() - 1 - start)) {
    if (!is_digit(c)) return no_amount(field);
    units = units * 10 + (c - '0');
  }
  units = units * 10 + (last->digit - '0');
  for (; decimals < currency.decimals() && units <= Money::largest; ++decimals)
    units *= 10;
  for (; decimals > currency.decimals(); --decimals) {
    if (units % 10 != 0)
      return Refusal{
          Reason::amount_too_large, text_of(field),
          say("it has more decimals than {} has",
              "il a plus de décimales que {} n’en a", currency.code()),
          say("ask the bank which amount is meant",
              "demander à la banque quel montant est le bon")};
    units /= 10;
  }
  if (units > Money::largest)
    return Refusal{
        Reason::amount_too_large, text_of(field),
        say("no amount is that large", "aucun montant n’est aussi grand"),
        say("ask the bank for the file again",
            "redemander le fichier à la banque")};
  return Money{last->is_debit ? -units : units, currency};
}

bool has_national_sign(std::string_view field) {
  return field.back() == e_acute || field.back() == e_grave;
}

}  // namespace obole::bank::cfonb120
