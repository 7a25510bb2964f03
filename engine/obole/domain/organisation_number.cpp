#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/domain/letters.hpp"

namespace obole {
namespace {

constexpr std::size_t siren_length = 9;
constexpr std::size_t siret_length = 14;
constexpr std::size_t rna_length = 10;
constexpr std::string_view la_poste = "356000000";

// Every second digit from the end counts double, its own digits added.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (std::size_t at = digits.size(); at > 0; --at, doubled = !doubled) {
    const int digit = digits[at - 1] - '0';
    const int weighed = doubled ? 2 * digit : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 == 0;
}

int sum_of_digits(std::string_view digits) {
  int sum = 0;
  for (const char digit : digits)
    sum += digit - '0';
  return sum;
}

// The digits of `text`, when there are `length` of them and nothing else.
std::optional<std::string> digits_of(std::string_view text,
                                     std::size_t length) {
  auto digits = compact(text, length);
  if (!digits || digits->size() != length || !all_digits(*digits)) {
    return std::nullopt;
  }
  return digits;
}

Refusal malformed_number(std::string_view text, std::string_view name,
                         std::size_t length) {
  return {Reason::identifier_invalid,
          excerpt(text),
          say("a {} number has {} digits", "un numéro {} compte {} chiffres",
              name, length),
          {}};
}

Refusal mistyped_number(std::string_view text, std::string_view name) {
  return {Reason::identifier_invalid, excerpt(text),
          say("the check digit of this {} number is wrong",
              "la clé de contrôle de ce numéro {} est fausse", name),
          say("look for a digit mistyped or two exchanged",
              "chercher un chiffre mal saisi ou deux chiffres intervertis")};
}

}  // namespace

Result<std::string> parse_siren(std::string_view text) {
  auto siren = digits_of(text, siren_length);
  if (!siren) return malformed_number(text, "SIREN", siren_length);
  if (!passes_luhn(*siren)) return mistyped_number(text, "SIREN");
  return *std::move(siren);
}

Result<std::string> parse_siret(std::string_view text) {
  auto siret = digits_of(text, siret_length);
  if (!siret) return malformed_number(text, "SIRET", siret_length);
  const auto siren = std::string_view(*siret).substr(0, siren_length);
  const bool sound = passes_luhn(siren) && passes_luhn(*siret);
  const bool sound_for_la_poste =
      siren == la_poste && sum_of_digits(*siret) % 5 == 0;
  if (!sound && !sound_for_la_poste) return mistyped_number(text, "SIRET");
  return *std::move(siret);
}

Result<std::string> parse_rna(std::string_view text) {
  auto rna = compact(text, rna_length);
  if (!rna || rna->size() != rna_length || rna->front() != 'W' ||
      !all_digits(std::string_view(*rna).substr(1))) {
    return Refusal{Reason::identifier_invalid,
                   excerpt(text),
                   say("an RNA number is W and nine digits",
                       "un numéro RNA s’écrit W suivi de neuf chiffres"),
                   {}};
  }
  return *std::move(rna);
}

}  // namespace obole
