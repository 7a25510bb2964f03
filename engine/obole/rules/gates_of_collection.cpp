// The gates before a campaign opens and its mandate is signed.

#include "obole/base/say.hpp"
#include "obole/rules/deadlines.hpp"
#include "obole/rules/gate_inspection.hpp"

#include <algorithm>
#include <array>

namespace obole::rules {

Gate Inspection::service() const {
  Gate gate{"G1",
            {"Public service", "Service public"},
            GateNeed::collect,
            GateStatus::passed,
            {},
            source("fr.crowd.scope", "CGCT art. L1611-7-1 4°")};
  const auto* const text = value(Name::service_domain);
  const auto domain =
      text == nullptr
          ? Result<ServiceDomain>(Refusal{Reason::usage, "", {}, {}})
          : parse_choice<ServiceDomain>(*text);
  if (!domain) {
    gate.status = GateStatus::unknown;
    gate.says = missing({Name::service_domain});
    return gate;
  }
  gate.says = say("{} is a service that a mandate may collect for",
                  "un mandat peut collecter pour : {}", *domain);
  const bool order = *domain == ServiceDomain::police ||
                     *domain == ServiceDomain::public_order;
  const auto* const scope = table_.find("fr.crowd.scope", campaign_.opens);
  constexpr std::array early = {ServiceDomain::culture,
                                ServiceDomain::education, ServiceDomain::social,
                                ServiceDomain::solidarity};
  const bool narrow =
      scope != nullptr && scope->value == "CULTURE_EDUCATION_SOCIAL_SOLIDARITY";
  const bool among_early =
      std::find(early.begin(), early.end(), *domain) != early.end();
  if (order || (narrow && !among_early)) {
    gate.status = GateStatus::failed;
    gate.says = say("no mandate may collect for {} on {}",
                    "aucun mandat ne peut collecter pour {} le {}", *domain,
                    campaign_.opens);
  }
  return gate;
}

Gate Inspection::resolution() const {
  Gate gate{"G2",
            {"Council’s deliberation", "Délibération du conseil"},
            GateNeed::open,
            GateStatus::passed,
            {},
            "CGCT art. L2242-1"};
  const auto date = day(Name::resolution_date);
  if (value(Name::resolution) == nullptr) {
    gate.status = GateStatus::unknown;
    gate.says = missing({Name::resolution, Name::resolution_date});
    return gate;
  }
  gate.says =
      say("deliberation {}", "délibération {}", *value(Name::resolution));
  if (date && *date > campaign_.opens) {
    gate.status = GateStatus::failed;
    gate.says = say("deliberation {} is of {}, and the campaign opens on {}",
                    "la délibération {} est du {}, et la campagne ouvre le {}",
                    *value(Name::resolution), *date, campaign_.opens);
  }
  return gate;
}

Gate Inspection::opinion() const {
  Gate gate{"G3",
            {"Accountant’s opinion", "Avis conforme du comptable"},
            GateNeed::sign,
            GateStatus::unknown,
            {},
            source("fr.mandate.opinion_tacit_months", "CGCT art. D1611-32-2")};
  const auto wait = months("fr.mandate.opinion_tacit_months", 1);
  const auto asked = day(Name::opinion_asked);
  if (const auto* const opinion = value(Name::opinion)) {
    const bool good = *opinion == word(Opinion::favourable);
    gate.status = good ? GateStatus::passed : GateStatus::failed;
    gate.says = good ? say("favourable, as given", "favorable, exprès")
                     : say("unfavourable: the mandate cannot be signed",
                           "défavorable : le mandat ne peut être signé");
    return gate;
  }
  if (!asked) {
    gate.says = missing({Name::opinion_asked, Name::opinion});
    return gate;
  }
  const auto tacit = silence_answers(*asked, wait);
  if (today_ >= tacit) {
    gate.status = GateStatus::passed;
    gate.says = say("favourable by silence since {}",
                    "favorable par silence depuis le {}", tacit);
    return gate;
  }
  gate.says = say("asked on {}; silence is favourable from {}",
                  "demandé le {} ; le silence vaut accord à partir du {}",
                  *asked, tacit);
  return gate;
}

Gate Inspection::mandate() const {
  Gate gate{"G4",
            {"Written mandate", "Convention de mandat"},
            GateNeed::open,
            GateStatus::passed,
            {},
            "CGCT art. L1611-7-1 and D1611-32-3"};
  if (!campaign_.by_platform && value(Name::mandate) == nullptr) {
    gate.says = say("no platform collects: no mandate is needed",
                    "aucune plateforme ne collecte : pas de mandat");
    return gate;
  }
  const std::initializer_list<Name> needed = {
      Name::mandate, Name::mandate_ends, Name::mandate_fee,
      Name::mandate_payout, Name::mandate_accounts};
  const bool whole =
      std::all_of(needed.begin(), needed.end(),
                  [this](Name name) { return value(name) != nullptr; });
  if (!whole) {
    gate.status = GateStatus::unknown;
    gate.says = missing(needed);
    return gate;
  }
  gate.says = say("mandate {}", "mandat {}", *value(Name::mandate));
  const auto ends = day(Name::mandate_ends);
  if (ends && *ends < campaign_.closes) {
    gate.status = GateStatus::failed;
    gate.says = say("mandate {} ends on {}, before the campaign does on {}",
                    "le mandat {} finit le {}, avant la campagne ({})",
                    *value(Name::mandate), *ends, campaign_.closes);
  }
  return gate;
}

Gate Inspection::platform() const {
  Gate gate{"G5",
            {"Platform registered", "Plateforme immatriculée"},
            GateNeed::open,
            GateStatus::passed,
            {},
            "code monétaire et financier, IFP (ORIAS)"};
  if (!campaign_.by_platform) {
    gate.says = say("no platform collects", "aucune plateforme ne collecte");
    return gate;
  }
  if (value(Name::orias) == nullptr ||
      value(Name::payment_institution) == nullptr) {
    gate.status = GateStatus::unknown;
    gate.says = missing({Name::orias, Name::payment_institution});
    return gate;
  }
  gate.says =
      say("ORIAS {}, money held by {}", "ORIAS {}, fonds détenus par {}",
          *value(Name::orias), *value(Name::payment_institution));
  return gate;
}

}  // namespace obole::rules
