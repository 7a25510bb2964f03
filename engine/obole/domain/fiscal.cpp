#include "obole/domain/fiscal.hpp"

#include <array>

namespace obole {
namespace {

using std::string_view;

// Each in the order of its enumeration.
constexpr std::array<string_view, 4> natures = {"gift", "sponsorship",
                                                "purchase", "loan"};
constexpr std::array<string_view, 3> regimes = {"real", "micro", "exempt"};
constexpr std::array<string_view, 3> outcomes = {"eligible", "ineligible",
                                                 "review"};
constexpr std::array<string_view, 5> standings = {"met", "limited", "flagged",
                                                  "review", "failed"};
constexpr std::array<string_view, 2> ends = {"voided", "replaced"};
constexpr std::array<string_view, 3> states = {"live", "voided", "replaced"};

constexpr std::array<string_view, 4> french_natures = {"don", "parrainage",
                                                       "achat", "prêt"};
constexpr std::array<string_view, 3> french_regimes = {
    "bénéfice réel", "micro-entreprise", "exonérée"};
constexpr std::array<string_view, 3> french_outcomes = {
    "ouvre droit", "n’ouvre pas droit", "à examiner"};
constexpr std::array<string_view, 5> french_standings = {
    "respecté", "limité", "signalé", "à examiner", "non respecté"};
constexpr std::array<string_view, 2> french_ends = {"annulé", "remplacé"};
constexpr std::array<string_view, 3> french_states = {"valable", "annulé",
                                                      "remplacé"};

template <class List, class Choice>
string_view at(const List& list, Choice choice) {
  return list.at(static_cast<std::size_t>(choice));
}

}  // namespace

template <>
std::span<const string_view> words<GiftNature>() {
  return natures;
}
template <>
std::span<const string_view> words<TaxRegime>() {
  return regimes;
}
template <>
std::span<const string_view> words<EligibilityOutcome>() {
  return outcomes;
}
template <>
std::span<const string_view> words<GroundStanding>() {
  return standings;
}
template <>
std::span<const string_view> words<ReceiptEnd>() {
  return ends;
}
template <>
std::span<const string_view> words<ReceiptState>() {
  return states;
}

string_view french(GiftNature choice) { return at(french_natures, choice); }
string_view french(TaxRegime choice) { return at(french_regimes, choice); }
string_view french(EligibilityOutcome choice) {
  return at(french_outcomes, choice);
}
string_view french(GroundStanding choice) {
  return at(french_standings, choice);
}
string_view french(ReceiptEnd choice) { return at(french_ends, choice); }
string_view french(ReceiptState choice) { return at(french_states, choice); }

}  // namespace obole
