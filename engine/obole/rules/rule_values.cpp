#include "obole/rules/rule_values.hpp"

#include "obole/base/say.hpp"

#include <charconv>

namespace obole::rules {
namespace {

bool is_among(std::string_view words, std::string_view word) {
  std::string padded = " ";
  padded.append(words).append(" ");
  std::string sought = " ";
  sought.append(word).append(" ");
  return padded.find(sought) != std::string::npos;
}

}  // namespace

std::optional<std::int64_t> number_in(std::string_view text) {
  constexpr std::size_t most_digits = 9;
  std::int64_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool ok = error == std::errc() && stop == end && number >= 0 &&
                  text.size() <= most_digits && text.front() != '-';
  if (!ok) return std::nullopt;
  return number;
}

std::optional<Ratio> ratio_in(std::string_view text) {
  const auto bar = text.find('/');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto numerator = number_in(text.substr(0, bar));
  const auto denominator = number_in(text.substr(bar + 1));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return Ratio{*numerator, *denominator};
}

bool can_be_read(const Parameter& parameter, std::string_view value,
                 Currency currency) {
  switch (parameter.unit) {
    case ValueUnit::ratio:
      return ratio_in(value).has_value();
    case ValueUnit::money: {
      const auto amount = parse_amount(value, currency);
      return amount && !amount->is_negative();
    }
    case ValueUnit::number:
      return number_in(value).has_value();
    case ValueUnit::flag:
      return value == "true" || value == "false";
    case ValueUnit::word:
      break;
  }
  if (parameter.words.empty()) return !value.empty();
  return is_among(parameter.words, value);
}

Sentence form_of(const Parameter& parameter) {
  switch (parameter.unit) {
    case ValueUnit::ratio:
      return say("write a fraction, such as 66/100",
                 "écrire une fraction, comme 66/100");
    case ValueUnit::money:
      return say("write an amount, such as 73 or 13.20",
                 "écrire un montant, comme 73 ou 13.20");
    case ValueUnit::number:
      return say("write a whole number", "écrire un nombre entier");
    case ValueUnit::flag:
      return say("write true or false", "écrire true ou false");
    case ValueUnit::word:
      break;
  }
  return say("use one of: {}", "utiliser l’un de : {}", parameter.words);
}

}  // namespace obole::rules
