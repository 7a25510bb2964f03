// Identifiers that carry their own check: of organisations, bank accounts and
// payment references.

#pragma once

#include "obole/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace obole {

/// Nine digits with a Luhn check; spaces are dropped.  Refuses with
/// identifier_invalid.  Source: INSEE, SIRENE repertory.
Result<std::string> parse_siren(std::string_view text);

/// Fourteen digits: a SIREN and five more, Luhn over all; for La Poste
/// (356000000) a digit sum divisible by 5 will do.  Refuses with
/// identifier_invalid.
Result<std::string> parse_siret(std::string_view text);

/// "W" and nine digits (Répertoire national des associations); no check digit
/// exists.  Refuses with identifier_invalid.
Result<std::string> parse_rna(std::string_view text);

/// An IBAN (ISO 13616) without spaces, in capitals: the country's length, mod
/// 97, and within French and Monegasque ones the RIB key.  Refuses with
/// identifier_invalid.
Result<std::string> parse_iban(std::string_view text);

/// The French IBAN of an account as banks' files name it: bank (5 digits),
/// branch (5 digits) and account (up to 11 digits or letters, padded with
/// zeros), the two keys computed (formats.md 1.4.2).  Refuses with
/// identifier_invalid what cannot be part of one.
Result<std::string> iban_of_rib(std::string_view bank, std::string_view branch,
                                std::string_view account);

/// A creditor reference "RF.." (ISO 11649) in its canonical form: capitals, no
/// spaces, no leading zeros in the body, so that equal references are equal
/// texts.  Refuses with identifier_invalid.
Result<std::string> parse_rf(std::string_view text);

/// The reference for `body`, 1 to 21 capitals or digits without leading zero:
/// "DON2026000123" gives "RF94DON2026000123".
std::string make_rf(std::string_view body);

/// The first valid RF reference found in free text, in canonical form, spaces
/// and case ignored: "merci RF94 DON2 0260 0012 3" is found.  It begins where
/// a word begins; what follows is tried at every length that ends where a word
/// ends, longest first.
std::optional<std::string> find_rf(std::string_view text);

/// How an IBAN is shown to people: groups of four.
std::string grouped_by_four(std::string_view text);

}  // namespace obole
