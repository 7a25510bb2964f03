#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/domain/letters.hpp"
#include "obole/domain/mod97.hpp"

#include <fmt/format.h>

namespace obole {
namespace {

// The length of each country's IBAN, from SWIFT's IBAN registry.  The overseas
// parts of France have FR.
constexpr std::string_view lengths =
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 "
    "CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 "
    "GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 "
    "KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 "
    "MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 "
    "RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 "
    "UA29 VA22 VG24 XK20 YE30 ";
constexpr std::size_t longest = 34;
constexpr std::size_t stride = 5;

// 0 for a country without IBANs.
std::size_t length_in(std::string_view country) {
  for (std::size_t at = 0; at < lengths.size(); at += stride) {
    if (lengths.substr(at, 2) != country) continue;
    return static_cast<std::size_t>((lengths[at + 2] - '0') * 10 +
                                    (lengths[at + 3] - '0'));
  }
  return 0;
}

// A RIB counts letters as digits: A and J are 1, B, K and S are 2, up to I, R
// and Z, which are 9.
char rib_digit(char c) {
  constexpr std::string_view digits = "12345678912345678923456789";
  return is_digit(c) ? c : digits[static_cast<std::size_t>(c - 'A')];
}

int rib_remainder(std::string_view digits) {
  int remainder = 0;
  for (const char c : digits)
    remainder = (remainder * 10 + (rib_digit(c) - '0')) % 97;
  return remainder;
}

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10),
          static_cast<char>('0' + number % 10)};
}

// Bank (5), branch (5), account (11, letters allowed) and key (2).  The key
// makes the number they spell together divisible by 97.
bool is_rib(std::string_view rib) {
  if (!all_digits(rib.substr(0, 10)) || !all_digits(rib.substr(21))) {
    return false;
  }
  return rib_remainder(rib) == 0 && rib.substr(21) != "00";
}

Refusal invalid_iban(std::string_view text, Sentence why) {
  return {Reason::identifier_invalid, excerpt(text), std::move(why),
          say("copy it from a bank’s own document",
              "le recopier depuis un relevé d’identité bancaire")};
}

}  // namespace

Result<std::string> parse_iban(std::string_view text) {
  auto iban = compact(text, longest);
  if (!iban || iban->size() < 5 || !is_capital((*iban)[0]) ||
      !is_capital((*iban)[1]) || !all_digits(iban->substr(2, 2))) {
    return invalid_iban(
        text, say("an IBAN is two letters, two digits, then letters and digits",
                  "un IBAN s’écrit avec deux lettres, deux chiffres, puis des "
                  "lettres et des chiffres"));
  }
  const std::string country = iban->substr(0, 2);
  const std::size_t length = length_in(country);
  if (length == 0) {
    return invalid_iban(text, say("{} is not a country with IBANs",
                                  "{} n’est pas un pays à IBAN", country));
  }
  if (iban->size() != length) {
    return invalid_iban(
        text, say("an IBAN of {} has {} characters, not {}",
                  "un IBAN de {} compte {} caractères et non {}", country,
                  length, iban->size()));
  }
  const auto check_digits = std::string_view(*iban).substr(2, 2);
  const bool in_range = check_digits >= "02" && check_digits <= "98";
  const int body = mod97(std::string_view(*iban).substr(4));
  if (!in_range || mod97(std::string_view(*iban).substr(0, 4), body) != 1) {
    return invalid_iban(text, say("the check digits of this IBAN are wrong",
                                  "la clé de contrôle de cet IBAN est fausse"));
  }
  const bool has_rib = country == "FR" || country == "MC";
  if (has_rib && !is_rib(std::string_view(*iban).substr(4))) {
    return invalid_iban(text, say("the RIB key inside this IBAN is wrong",
                                  "la clé RIB de cet IBAN est fausse"));
  }
  return *std::move(iban);
}

Result<std::string> iban_of_rib(std::string_view bank, std::string_view branch,
                                std::string_view account) {
  const auto number = compact(account, 11);
  if (bank.size() != 5 || branch.size() != 5 || !all_digits(bank) ||
      !all_digits(branch) || !number || number->empty()) {
    return invalid_iban(
        fmt::format("{} {} {}", bank, branch, account),
        say("a French account is a bank of 5 digits, a branch of 5 digits and "
            "up to 11 digits or letters",
            "un compte français s’écrit avec une banque de 5 chiffres, un "
            "guichet de 5 chiffres et au plus 11 chiffres ou lettres"));
  }
  auto rib = fmt::format("{}{}{:0>11}", bank, branch, *number);
  rib += two_digits(97 - rib_remainder(rib + "00"));
  return fmt::format("FR{}{}", two_digits(98 - mod97(rib + "FR00")), rib);
}

std::string grouped_by_four(std::string_view text) {
  std::string grouped;
  grouped.reserve(text.size() + text.size() / 4);
  for (std::size_t at = 0; at < text.size(); at += 4) {
    if (at > 0) grouped += ' ';
    grouped += text.substr(at, 4);
  }
  return grouped;
}

}  // namespace obole
