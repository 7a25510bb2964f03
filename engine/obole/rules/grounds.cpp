#include "obole/rules/grounds.hpp"

#include <array>

namespace obole {
namespace {

using std::string_view;

constexpr std::array<string_view, 27> rule_words = {
    "nature",       "purpose",  "donor",      "identity", "abroad",
    "regime",       "received", "refunded",   "date",     "straddle",
    "document",     "own-time", "cost-price", "pay-cap",  "cash-limit",
    "any-benefit",  "ratio",    "cap",        "year-cap", "waived",
    "net-of-value", "token",    "intent",     "minimum",  "proof",
    "reduction",    "accepted"};

}  // namespace

template <>
std::span<const string_view> words<rules::Rule>() {
  return rule_words;
}

namespace rules {
namespace {

// The names of law.md, in the order of the enumeration.
constexpr std::array<string_view, 27> names = {
    "ELIG.NATURE", "ELIG.PURPOSE",  "ELIG.DONOR",    "ELIG.IDENTITY",
    "ELIG.ABROAD", "ELIG.REGIME",   "ELIG.RECEIVED", "ELIG.REFUNDED",
    "DATE",        "DATE.STRADDLE", "KIND.DOCUMENT", "KIND.OWN-TIME",
    "KIND.COST",   "KIND.PAY-CAP",  "CASH.LIMIT",    "CP.NONE",
    "CP.RATIO",    "CP.CAP",        "CP.YEAR",       "CP.WAIVED",
    "CP.NET",      "CP.TOKEN",      "CP.INTENT",     "MINIMUM",
    "PROOF",       "REDUCTION",     "ACCEPTED"};

}  // namespace

std::string_view law_name(Rule rule, DonorKind donor) {
  const bool person = donor == DonorKind::individual;
  switch (rule) {
    case Rule::ratio:
      return person ? "CP-IND.RATIO" : "CP-CO.RATIO";
    case Rule::cap:
      return person ? "CP-IND.CAP" : "CP-CO.CAP";
    case Rule::year_cap:
      return person ? "CP-IND.YEAR" : "CP-CO.YEAR";
    default:
      return names.at(static_cast<std::size_t>(rule));
  }
}

}  // namespace rules
}  // namespace obole
