#include "obole/bank/statement_values.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/identifiers.hpp"

namespace obole::bank {

Refusal StatementValues::malformed(std::string_view what, Sentence why,
                                   std::uint64_t line,
                                   std::string_view column) const {
  return {Reason::file_malformed,
          shown(what.substr(0, 80)),
          std::move(why),
          say("check the profile {}, or ask the bank for another format",
              "vérifier le profil {}, ou demander un autre format à la banque",
              profile_.name),
          {{}, line, std::string(column)}};
}

Result<std::string> StatementValues::text(std::string_view bytes,
                                          std::uint64_t line) const {
  for (const auto encoding : profile_.encodings) {
    const auto text = decode(bytes, encoding);
    if (!text) continue;
    if (auto clean = clean_text(*text)) return std::move(*clean);
  }
  auto refusal =
      malformed(bytes,
                say("its bytes are in none of the profile’s encodings",
                    "ses octets ne sont d’aucun encodage du profil"),
                line, "");
  refusal.reason = Reason::encoding_invalid;
  return refusal;
}

Result<Date> StatementValues::day(const std::string& text, std::uint64_t line,
                                  std::string_view column) const {
  for (const auto& pattern : profile_.date_patterns)
    if (const auto date = parse_date(text, pattern)) return *date;
  return malformed(text,
                   say("it is no day as the profile writes them",
                       "ce n’est pas un jour comme le profil les écrit"),
                   line, column);
}

Result<Money> StatementValues::amount(std::string text, std::uint64_t line,
                                      std::string_view column) const {
  const bool in_brackets =
      text.size() > 2 && text.front() == '(' && text.back() == ')';
  if (in_brackets) text = '-' + text.substr(1, text.size() - 2);
  const auto amount = parse_amount(
      text, currency_,
      {.decimal_mark = profile_.decimal_mark, .thousands = profile_.thousands});
  if (amount) return *amount;
  auto refusal = malformed(text, amount.error().why, line, column);
  if (amount.error().reason == Reason::amount_too_large)
    refusal.reason = Reason::amount_too_large;
  return refusal;
}

std::string canonical_account(const std::string& text) {
  const auto iban = parse_iban(text);
  return iban ? *iban : text;
}

}  // namespace obole::bank
