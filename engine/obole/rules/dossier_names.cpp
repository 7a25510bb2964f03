#include "obole/rules/dossier_names.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/excerpt.hpp"

#include <array>

namespace obole {
namespace {

using std::string_view;

// Each in the order of its enumeration.
constexpr std::array<string_view, 20> names = {
    "service-domain",   "resolution",   "resolution-date",     "acceptance",
    "opinion-asked",    "opinion",      "opinion-date",        "mandate",
    "mandate-signed",   "mandate-ends", "mandate-fee",         "mandate-payout",
    "mandate-accounts", "orias",        "payment-institution", "purpose",
    "ruling-asked",     "ruling",       "ruling-date",         "analytic"};
constexpr std::array<string_view, 13> domains = {
    "culture",     "education", "social",      "solidarity", "sport",
    "environment", "heritage",  "health",      "economy",    "roads",
    "other",       "police",    "public-order"};
constexpr std::array<string_view, 13> french_domains = {
    "culture",
    "éducation",
    "social",
    "solidarité",
    "sport",
    "environnement",
    "patrimoine",
    "santé",
    "économie",
    "voirie",
    "autre",
    "police",
    "maintien de l’ordre public"};
constexpr std::array<string_view, 2> opinions = {"favourable", "unfavourable"};
constexpr std::array<string_view, 2> french_opinions = {"favorable",
                                                        "défavorable"};
constexpr std::array<string_view, 3> acceptances = {"council", "mayor",
                                                    "provisional"};
constexpr std::array<string_view, 3> french_acceptances = {
    "délibération", "décision du maire", "à titre conservatoire"};

}  // namespace

template <>
std::span<const string_view> words<rules::DossierName>() {
  return names;
}
template <>
std::span<const string_view> words<rules::ServiceDomain>() {
  return domains;
}
template <>
std::span<const string_view> words<rules::Opinion>() {
  return opinions;
}
template <>
std::span<const string_view> words<rules::Acceptance>() {
  return acceptances;
}

namespace rules {
namespace {

template <class Choice>
Result<std::string> a_word(string_view value) {
  const auto choice = parse_choice<Choice>(value);
  if (!choice) return choice.error();
  return std::string(word(*choice));
}

Result<std::string> a_day(string_view value) {
  const auto day = parse_date(value);
  if (!day) return day.error();
  return iso(*day);
}

Result<std::string> a_text(string_view value) {
  constexpr std::size_t longest = 100;
  const auto text = clean_text(value);
  if (text && !text->empty() && text->size() <= longest) return *text;
  return Refusal{Reason::text_malformed, excerpt(value),
                 say("it is not a text of 1 to {} bytes",
                     "ce n’est pas un texte de 1 à {} octets", longest),
                 say("write the reference alone", "n’écrire que la référence")};
}

}  // namespace

string_view french(ServiceDomain choice) {
  return french_domains.at(static_cast<std::size_t>(choice));
}
string_view french(Opinion choice) {
  return french_opinions.at(static_cast<std::size_t>(choice));
}
string_view french(Acceptance choice) {
  return french_acceptances.at(static_cast<std::size_t>(choice));
}

Result<std::string> read_dossier_value(DossierName name, string_view value) {
  switch (name) {
    case DossierName::service_domain:
      return a_word<ServiceDomain>(value);
    case DossierName::acceptance:
      return a_word<Acceptance>(value);
    case DossierName::opinion:
    case DossierName::ruling:
      return a_word<Opinion>(value);
    case DossierName::purpose:
      return a_word<Purpose>(value);
    case DossierName::resolution_date:
    case DossierName::opinion_asked:
    case DossierName::opinion_date:
    case DossierName::mandate_signed:
    case DossierName::mandate_ends:
    case DossierName::ruling_asked:
    case DossierName::ruling_date:
      return a_day(value);
    default:
      return a_text(value);
  }
}

Sentence meaning_of(DossierName name) {
  static const std::array<Sentence, 20> meanings = {{
      {"the public service it pays for", "service public financé"},
      {"the council’s deliberation", "délibération du conseil"},
      {"its day", "date de la délibération"},
      {"who accepts the gifts", "qui accepte les dons"},
      {"the day the accountant received the draft mandate",
       "jour où le comptable a reçu le projet de mandat"},
      {"the accountant’s opinion", "avis du comptable"},
      {"its day", "date de l’avis"},
      {"the written mandate", "convention de mandat"},
      {"the day it was signed", "date de signature"},
      {"its last day", "dernier jour du mandat"},
      {"what the platform is paid", "rémunération de la plateforme"},
      {"how often it pays out", "fréquence des reversements"},
      {"how often it renders accounts",
       "fréquence de la reddition des comptes"},
      {"the platform’s ORIAS number", "numéro ORIAS de la plateforme"},
      {"who holds the money on the way", "établissement de paiement"},
      {"the purpose in tax law", "objet au sens fiscal"},
      {"the day the tax office received the request",
       "jour de réception de la demande de rescrit"},
      {"the tax office’s answer", "réponse au rescrit"},
      {"its day", "date de la réponse"},
      {"the code that isolates the gifts in the accounts",
       "code analytique qui isole les dons"},
  }};
  return meanings.at(static_cast<std::size_t>(name));
}

}  // namespace rules
}  // namespace obole
