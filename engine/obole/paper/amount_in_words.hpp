// Amounts written out, as French documents do.

#pragma once

#include "obole/domain/money.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace obole::paper {

/// A whole number below ten to the eighteenth in French words and in the
/// traditional spelling: "vingt et un", "quatre-vingts", "quatre-vingt mille",
/// "deux cents millions".
std::string in_french_words(std::uint64_t number);

/// `amount`, which is not negative: "mille deux cent trente-quatre euros et
/// cinquante-six centimes", "deux millions d’euros", "un centime".  Nothing for
/// a currency that we have no French name of; we have those of EUR, CHF, GBP,
/// USD and CAD.
std::optional<std::string> in_french_words(Money amount);

}  // namespace obole::paper
