#include "obole/bank/statement_values.hpp"

#include "obole/bank/row_day.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace obole::bank {
namespace {

constexpr std::array<std::string_view, 4> signs = {"+", "-", "\u2212",
                                                   "\u2013"};

bool holds_a_sign(std::string_view text) {
  return std::any_of(signs.begin(), signs.end(), [text](auto sign) {
    return text.find(sign) != std::string_view::npos;
  });
}

// An amount whose sign, before or behind it, was taken off.
struct Unsigned {
  std::string_view text;
  bool is_minus = false;
};

// Nothing where signs, or a sign and brackets, contradict each other.
std::optional<Unsigned> without_sign(std::string_view text) {
  Unsigned size{text};
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    size = {text.substr(1, text.size() - 2), true};
  } else {
    for (const auto sign : signs) {
      const bool before = text.starts_with(sign);
      if (!before && !text.ends_with(sign)) continue;
      const auto from = before ? sign.size() : 0;
      size = {text.substr(from, text.size() - sign.size()), sign != "+"};
      break;
    }
    if (size.text.size() == text.size()) return size;
  }
  if (holds_a_sign(size.text)) return std::nullopt;
  return size;
}

// "1 234,56", as the profile has it.
std::string example_of(const StatementProfile& profile, Currency currency) {
  std::string example = "1";
  if (!profile.thousands.empty()) example += profile.thousands.front();
  example += "234";
  if (currency.decimals() == 0) return example;
  return example + profile.decimal_mark +
         std::string("567").substr(
             0, static_cast<std::size_t>(currency.decimals()));
}

}  // namespace

Refusal StatementValues::malformed(std::string_view what, Sentence why,
                                   Sentence hint, std::uint64_t line,
                                   std::string_view column) const {
  return {Reason::file_malformed,
          excerpt(what),
          std::move(why),
          std::move(hint),
          {{}, line, std::string(column)}};
}

Refusal StatementValues::malformed(std::string_view what, Sentence why,
                                   std::uint64_t line,
                                   std::string_view column) const {
  return malformed(
      what, std::move(why),
      say("check the profile {}, or ask the bank for another format",
          "vérifier le profil {}, ou demander un autre format à la banque",
          shown(profile_.name)),
      line, column);
}

Refusal StatementValues::other_currency(std::string_view what,
                                        std::uint64_t line,
                                        std::string_view column) const {
  return {Reason::currency_mismatch,
          excerpt(what),
          say("the account is read in {}, and amounts of another currency are "
              "not added to its own",
              "le compte est lu en {}, et les montants d’une autre devise ne "
              "s’ajoutent pas aux siens",
              currency_.code()),
          say("ask the bank for a file of this currency alone",
              "demander à la banque un fichier de cette seule devise"),
          {{}, line, std::string(column)}};
}

Result<Date> StatementValues::day(const std::string& text, std::uint64_t line,
                                  std::string_view column) const {
  for (const auto& pattern : profile_.date_patterns)
    if (const auto date = parse_date(text, pattern)) return *date;
  return malformed(text,
                   say("it is no day as the profile writes them: {}",
                       "ce n’est pas un jour comme le profil les écrit : {}",
                       day_examples(profile_.date_patterns)),
                   line, column);
}

Result<Money> StatementValues::amount(std::string text, std::uint64_t line,
                                      std::string_view column) const {
  const auto size = without_sign(text);
  if (!size)
    return malformed(text, say("it has two signs", "il porte deux signes"),
                     line, column);
  const auto amount = parse_amount(
      size->text, currency_,
      {.decimal_mark = profile_.decimal_mark, .thousands = profile_.thousands});
  if (amount) return size->is_minus ? -*amount : *amount;
  const auto reason = amount.error().reason;
  if (reason == Reason::currency_mismatch)
    return other_currency(text, line, column);
  auto refusal = malformed(
      text, amount.error().why,
      say("the profile {} reads amounts such as {}; check it, or ask the bank "
          "for another format",
          "le profil {} lit des montants comme {} ; le vérifier, ou demander "
          "un autre format à la banque",
          shown(profile_.name), example_of(profile_, currency_)),
      line, column);
  if (reason == Reason::amount_too_large) refusal.reason = reason;
  return refusal;
}

std::string canonical_account(const std::string& text) {
  const auto iban = parse_iban(text);
  return iban ? *iban : text;
}

}  // namespace obole::bank
