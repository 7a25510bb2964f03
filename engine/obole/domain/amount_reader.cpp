#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/letters.hpp"
#include "obole/domain/money.hpp"

#include <array>

namespace obole {
namespace {

constexpr std::array<std::string_view, 3> spaces = {" ", "\u00A0", "\u202F"};
constexpr std::array<std::string_view, 2> apostrophes = {"'", "\u2019"};
constexpr std::string_view euro_sign = "€";

enum class Problem : std::uint8_t {
  none,
  malformed,
  ambiguous,
  too_precise,
  other_currency,
  too_large,
};

// Reads one amount from front to back; each `take` moves on when it succeeds.
class AmountReader {
 public:
  AmountReader(std::string_view text, Currency currency, AmountFormat format)
      : rest_(text), currency_(currency), format_(format) {}

  Problem read();
  Money amount() const { return {negative_ ? -units_ : units_, currency_}; }

 private:
  bool take(std::string_view token);
  bool take_end(std::string_view token);
  void drop_spaces();
  void drop_end_spaces();
  bool take_sign();
  bool names_currency(std::string_view token);
  bool take_currency();
  bool take_end_currency();
  bool take_group_mark();
  bool take_whole();
  Problem take_decimals();
  void add_digit(char digit);
  bool is_decimal_mark(char c) const;

  std::string_view rest_;
  Currency currency_;
  AmountFormat format_;
  std::string_view group_mark_ = {};
  std::int64_t units_ = 0;
  bool negative_ = false;
  bool other_currency_ = false;
};

Problem AmountReader::read() {
  drop_spaces();
  drop_end_spaces();
  const bool named = take_end_currency();
  if (named) drop_end_spaces();
  const bool signed_first = take_sign();
  if (!named && take_currency()) {
    drop_spaces();
    if (!signed_first) take_sign();
  }
  if (!take_whole()) return Problem::malformed;
  const Problem problem = take_decimals();
  if (problem != Problem::none) return problem;
  if (other_currency_) return Problem::other_currency;
  return units_ > Money::largest ? Problem::too_large : Problem::none;
}

bool AmountReader::take(std::string_view token) {
  if (!rest_.starts_with(token)) return false;
  rest_.remove_prefix(token.size());
  return true;
}

bool AmountReader::take_end(std::string_view token) {
  if (!rest_.ends_with(token)) return false;
  rest_.remove_suffix(token.size());
  return true;
}

void AmountReader::drop_spaces() {
  while (take(spaces[0]) || take(spaces[1]) || take(spaces[2])) {
  }
}

void AmountReader::drop_end_spaces() {
  while (take_end(spaces[0]) || take_end(spaces[1]) || take_end(spaces[2])) {
  }
}

bool AmountReader::take_sign() {
  if (take("+")) return true;
  negative_ = take("-") || take("\u2212") || take("\u2013");
  return negative_;
}

// Whether `token` names a currency, this one or another.
bool AmountReader::names_currency(std::string_view token) {
  if (token == currency_.code()) return true;
  if (token == euro_sign) {
    other_currency_ = currency_ != Currency::eur();
    return true;
  }
  if (!is_capital(token.front())) return false;
  other_currency_ = Currency::parse(token).has_value();
  return other_currency_;
}

// A code and the euro sign have three bytes each.
bool AmountReader::take_currency() {
  if (rest_.empty() || is_digit(rest_.front())) return false;
  const bool named = names_currency(rest_.substr(0, 3));
  if (named) rest_.remove_prefix(3);
  return named;
}

bool AmountReader::take_end_currency() {
  if (rest_.size() < 3 || is_digit(rest_.back())) return false;
  const bool named = names_currency(rest_.substr(rest_.size() - 3));
  if (named) rest_.remove_suffix(3);
  return named;
}

// A number beyond the largest is not followed further.
void AmountReader::add_digit(char digit) {
  if (units_ <= Money::largest) units_ = units_ * 10 + (digit - '0');
}

bool AmountReader::is_decimal_mark(char c) const {
  if (format_.decimal_mark != '\0') return c == format_.decimal_mark;
  return c == '.' || c == ',';
}

// A decimal mark is never a group mark, whatever the format says.
bool AmountReader::take_group_mark() {
  if (rest_.empty()) return false;
  if (!group_mark_.empty()) return take(group_mark_);
  const std::string_view before = rest_;
  for (const char mark : format_.thousands) {
    if (is_decimal_mark(mark)) continue;
    bool taken = take({&mark, 1});
    if (mark == ' ') taken = taken || take(spaces[1]) || take(spaces[2]);
    if (mark == '\'') taken = taken || take(apostrophes[1]);
    if (!taken) continue;
    group_mark_ = before.substr(0, before.size() - rest_.size());
    return true;
  }
  return false;
}

// Digits, in one run or in groups: up to three, then three each.
bool AmountReader::take_whole() {
  std::size_t run = 0;
  while (true) {
    if (!rest_.empty() && is_digit(rest_.front())) {
      add_digit(rest_.front());
      rest_.remove_prefix(1);
      ++run;
      continue;
    }
    const bool first = group_mark_.empty();
    if (run == 0) return false;
    if (!take_group_mark()) return first || run == 3;
    if (first ? run > 3 : run != 3) return false;
    run = 0;
  }
}

Problem AmountReader::take_decimals() {
  const bool marked = !rest_.empty() && is_decimal_mark(rest_.front());
  if (marked) rest_.remove_prefix(1);
  const auto places = static_cast<std::size_t>(currency_.decimals());
  std::size_t count = 0;
  bool precise = false;
  for (; marked && count < rest_.size() && is_digit(rest_[count]); ++count) {
    if (count < places) add_digit(rest_[count]);
    if (count >= places && rest_[count] != '0') precise = true;
  }
  if (marked) rest_.remove_prefix(count);
  if (!rest_.empty()) return Problem::malformed;
  for (std::size_t i = count; i < places; ++i)
    add_digit('0');

  // "1.000" is one to some and a thousand to others.
  const bool told = format_.decimal_mark != '\0' || !group_mark_.empty();
  if (!told && count == 3 && places != 3) return Problem::ambiguous;
  return precise ? Problem::too_precise : Problem::none;
}

Refusal refusal(Problem problem, std::string_view text, Currency currency) {
  const auto what = excerpt(text);
  const auto code = currency.code();
  switch (problem) {
    case Problem::ambiguous:
      return {Reason::amount_malformed, what,
              say("three digits after the mark may be thousands or decimals",
                  "trois chiffres après le séparateur peuvent être des "
                  "milliers ou des décimales"),
              say("write thousands without a mark and at most {} decimals",
                  "écrire les milliers sans séparateur et au plus {} décimales",
                  currency.decimals())};
    case Problem::too_precise:
      return {Reason::amount_malformed,
              what,
              say("{} has {} decimals and no amount is rounded",
                  "{} a {} décimales et aucun montant n’est arrondi", code,
                  currency.decimals()),
              {}};
    case Problem::other_currency:
      return {Reason::currency_mismatch,
              what,
              say("an amount in {} is expected here",
                  "un montant en {} est attendu ici", code),
              {}};
    case Problem::too_large:
      return {Reason::amount_too_large,
              what,
              say("no single amount may exceed {}",
                  "aucun montant ne peut dépasser {}",
                  Money{Money::largest, currency}),
              {}};
    default:
      return {Reason::amount_malformed, what,
              say("this is not an amount", "ce n’est pas un montant"),
              say("write it like 1234.56 or 1234,56",
                  "l’écrire comme 1234,56 ou 1234.56")};
  }
}

}  // namespace

Result<Money> parse_amount(std::string_view text, Currency currency,
                           AmountFormat format) {
  AmountReader reader(text, currency, format);
  const Problem problem = reader.read();
  if (problem != Problem::none) return refusal(problem, text, currency);
  return reader.amount();
}

}  // namespace obole
