#include "obole/domain/outcomes.hpp"

#include <array>

namespace obole {
namespace {

using std::string_view;

// Each in the order of its enumeration.
constexpr std::array<string_view, 3> verdicts = {"succeeded", "failed",
                                                 "missed"};
constexpr std::array<string_view, 3> pledge_states = {"open", "kept", "ended"};
constexpr std::array<string_view, 4> pledge_ends = {
    "cancelled", "expired", "written-off", "campaign-failed"};
constexpr std::array<string_view, 9> causes = {
    "donor-request", "duplicate",   "campaign-failed",
    "fraud",         "overpayment", "wrongly-collected",
    "returned",      "corrected",   "dispute"};
constexpr std::array<string_view, 2> dispute_outcomes = {"lost", "won"};

constexpr std::array<string_view, 4> bank_causes = {
    "charge", "interest", "own-transfer", "other-business"};

constexpr std::array<string_view, 3> french_verdicts = {"réussie", "échouée",
                                                        "objectif non atteint"};
constexpr std::array<string_view, 3> french_pledge_states = {"ouverte", "tenue",
                                                             "close"};
constexpr std::array<string_view, 4> french_pledge_ends = {
    "annulée", "expirée", "abandonnée", "campagne échouée"};
constexpr std::array<string_view, 9> french_causes = {
    "demande du donateur", "doublon",
    "campagne échouée",    "fraude",
    "trop-perçu",          "encaissé à tort",
    "renvoi de la banque", "rectification",
    "contestation"};
constexpr std::array<string_view, 2> french_dispute_outcomes = {"perdue",
                                                                "gagnée"};
constexpr std::array<string_view, 4> french_bank_causes = {
    "frais bancaires", "intérêts", "virement interne", "hors campagnes"};

}  // namespace

template <>
std::span<const string_view> words<CampaignVerdict>() {
  return verdicts;
}
template <>
std::span<const string_view> words<PledgeState>() {
  return pledge_states;
}
template <>
std::span<const string_view> words<PledgeEnd>() {
  return pledge_ends;
}
template <>
std::span<const string_view> words<RefundCause>() {
  return causes;
}
template <>
std::span<const string_view> words<DisputeOutcome>() {
  return dispute_outcomes;
}

template <>
std::span<const string_view> words<BankCause>() {
  return bank_causes;
}

std::string_view french(BankCause choice) {
  return french_bank_causes.at(static_cast<std::size_t>(choice));
}

std::string_view french(CampaignVerdict choice) {
  return french_verdicts.at(static_cast<std::size_t>(choice));
}

std::string_view french(PledgeState choice) {
  return french_pledge_states.at(static_cast<std::size_t>(choice));
}

std::string_view french(PledgeEnd choice) {
  return french_pledge_ends.at(static_cast<std::size_t>(choice));
}

std::string_view french(RefundCause choice) {
  return french_causes.at(static_cast<std::size_t>(choice));
}

std::string_view french(DisputeOutcome choice) {
  return french_dispute_outcomes.at(static_cast<std::size_t>(choice));
}

}  // namespace obole
