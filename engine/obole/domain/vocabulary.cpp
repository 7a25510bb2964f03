#include "obole/domain/vocabulary.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"

#include <array>

namespace obole {
namespace {

using std::string_view;

// Each in the order of its enumeration.
constexpr std::array<string_view, 8> methods = {
    "card",         "transfer", "cheque", "cash",
    "direct-debit", "in-kind",  "skills", "expense-waiver"};
constexpr std::array<string_view, 5> donor_kinds = {
    "individual", "company", "association", "public-body", "anonymous"};
constexpr std::array<string_view, 3> models = {"keep-it-all", "all-or-nothing",
                                               "tiered"};
constexpr std::array<string_view, 14> purposes = {
    "philanthropic",  "educational", "scientific", "social",   "humanitarian",
    "sporting",       "family",      "cultural",   "heritage", "environment",
    "french-culture", "equality",    "woodland",   "none"};
constexpr std::array<string_view, 7> stages = {
    "idea",   "selected",  "incubating", "funding",
    "funded", "delivered", "dropped"};
constexpr std::array<string_view, 6> organisation_kinds = {
    "commune", "epci", "departement", "region", "etablissement", "association"};
constexpr std::array<string_view, 2> sections = {"operating", "investment"};

// The same in French, each in the order of its enumeration.
constexpr std::array<string_view, 8> french_methods = {"carte",
                                                       "virement",
                                                       "chèque",
                                                       "espèces",
                                                       "prélèvement",
                                                       "en nature",
                                                       "mécénat de compétences",
                                                       "abandon de frais"};
constexpr std::array<string_view, 5> french_donor_kinds = {
    "particulier", "entreprise", "association", "organisme public", "anonyme"};
constexpr std::array<string_view, 3> french_models = {
    "flexible", "tout ou rien", "par paliers"};
constexpr std::array<string_view, 14> french_purposes = {
    "philanthropique", "éducatif",      "scientifique",      "social",
    "humanitaire",     "sportif",       "familial",          "culturel",
    "patrimoine",      "environnement", "culture française", "égalité",
    "bois et forêts",  "aucun"};
constexpr std::array<string_view, 7> french_stages = {
    "idée",    "retenu",  "en incubation", "en financement",
    "financé", "réalisé", "abandonné"};
constexpr std::array<string_view, 6> french_organisation_kinds = {
    "commune", "EPCI", "département", "région", "établissement", "association"};
constexpr std::array<string_view, 2> french_sections = {"fonctionnement",
                                                        "investissement"};

template <class Choice>
string_view chosen(std::span<const string_view> list, Choice choice) {
  const auto at = static_cast<std::size_t>(choice);
  check(at < list.size(), "every choice has a word");
  return list[at];
}

}  // namespace

template <>
std::span<const string_view> words<Method>() {
  return methods;
}
template <>
std::span<const string_view> words<DonorKind>() {
  return donor_kinds;
}
template <>
std::span<const string_view> words<Model>() {
  return models;
}
template <>
std::span<const string_view> words<Purpose>() {
  return purposes;
}
template <>
std::span<const string_view> words<Stage>() {
  return stages;
}
template <>
std::span<const string_view> words<OrganisationKind>() {
  return organisation_kinds;
}
template <>
std::span<const string_view> words<Section>() {
  return sections;
}

string_view french(Method choice) { return chosen(french_methods, choice); }
string_view french(DonorKind choice) {
  return chosen(french_donor_kinds, choice);
}
string_view french(Model choice) { return chosen(french_models, choice); }
string_view french(Purpose choice) { return chosen(french_purposes, choice); }
string_view french(Stage choice) { return chosen(french_stages, choice); }
string_view french(OrganisationKind choice) {
  return chosen(french_organisation_kinds, choice);
}
string_view french(Section choice) { return chosen(french_sections, choice); }

Refusal unknown_choice(string_view text, std::span<const string_view> list) {
  const auto named = fmt::format("{}", fmt::join(list, ", "));
  return {Reason::choice_unknown, excerpt(text),
          say("it is not one of the words known here",
              "ce n’est pas un des mots connus ici"),
          say("use one of: {}", "choisir parmi : {}", named)};
}

}  // namespace obole
