// The gates before receipts are issued and tiers published.

#include "obole/base/say.hpp"
#include "obole/rules/deadlines.hpp"
#include "obole/rules/gate_inspection.hpp"

#include <algorithm>
#include <array>

namespace obole::rules {

Gate Inspection::purpose() const {
  Gate gate{"G6",
            {"Qualifying purpose", "Objet ouvrant droit"},
            GateNeed::receipts,
            GateStatus::unknown,
            {},
            source("fr.elig.purpose", "CGI art. 200 and 238 bis")};
  const auto* const text = value(Name::purpose);
  const auto purpose = text == nullptr
                           ? Result<Purpose>(Refusal{Reason::usage, "", {}, {}})
                           : parse_choice<Purpose>(*text);
  if (!purpose) {
    gate.says = missing({Name::purpose});
    return gate;
  }
  const auto name = "fr.purpose." + *text;
  const auto* const row = table_.find(name, campaign_.opens);
  const bool qualifies =
      *purpose != Purpose::none && row != nullptr && row->flag();
  gate.status = qualifies ? GateStatus::passed : GateStatus::failed;
  if (qualifies) gate.source = row->source;
  gate.says = qualifies
                  ? say("{} qualifies", "{} ouvre droit à réduction", *purpose)
                  : say("{} does not qualify: no gift earns a receipt",
                        "{} n’ouvre pas droit : aucun don ne donne lieu à reçu",
                        *purpose);
  return gate;
}

Gate Inspection::ruling() const {
  Gate gate{"G7",
            {"Ruling of the tax office", "Rescrit mécénat"},
            GateNeed::safety,
            GateStatus::unknown,
            {},
            source("fr.ruling.months", "LPF art. L80 C")};
  const auto asked = day(Name::ruling_asked);
  if (const auto* const answer = value(Name::ruling)) {
    const bool good = *answer == word(Opinion::favourable);
    gate.status = good ? GateStatus::passed : GateStatus::failed;
    gate.says = good ? say("favourable", "favorable")
                     : say("unfavourable: issuing receipts exposes to the fine "
                           "of CGI 1740 A",
                           "défavorable : délivrer des reçus expose à "
                           "l’amende de l’art. 1740 A du CGI");
    return gate;
  }
  if (!asked) {
    gate.says = say("not asked for; it is optional, and takes six months",
                    "non demandé ; facultatif, et long de six mois");
    return gate;
  }
  const auto safe = silence_answers(*asked, months("fr.ruling.months", 6));
  if (today_ >= safe) {
    gate.status = GateStatus::passed;
    gate.says = say("no answer: protected since {}",
                    "sans réponse : protection depuis le {}", safe);
    return gate;
  }
  gate.says =
      say("asked on {}; silence protects from {}",
          "demandé le {} ; le silence protège à partir du {}", *asked, safe);
  return gate;
}

Gate Inspection::isolation() const {
  const auto* const code = value(Name::analytic);
  return {"G8",
          {"Isolated in the accounts", "Isolement comptable"},
          GateNeed::receipts,
          code == nullptr ? GateStatus::unknown : GateStatus::passed,
          code == nullptr ? missing({Name::analytic})
                          : say("code {}", "code {}", *code),
          source("fr.elig.isolation", "Sénat Q 08845")};
}

Gate Inspection::tiers() const {
  Gate gate{"G9",
            {"Tiers valued", "Contreparties évaluées"},
            GateNeed::tiers,
            GateStatus::passed,
            {},
            source("fr.cp.ind.ratio", "BOI-IR-RICI-250-20")};
  std::string list;
  for (const auto& tier : campaign_.tiers) {
    if (tier.benefit.is_zero() || tier.valued) continue;
    if (!list.empty()) list += ", ";
    list += tier.code;
  }
  if (!list.empty()) {
    gate.status = GateStatus::unknown;
    gate.says = say("not said how they were valued: {}",
                    "mode d’évaluation non indiqué : {}", list);
    return gate;
  }
  gate.says =
      campaign_.tiers.empty()
          ? say("it has no tiers", "elle n’a pas de palier")
          : say("each counterpart has its worth and how it was found",
                "chaque contrepartie a sa valeur et son mode d’évaluation");
  return gate;
}

Gate Inspection::signatory() const {
  return {"G10",
          {"Signatory of receipts", "Signataire des reçus"},
          GateNeed::receipts,
          campaign_.has_signatory ? GateStatus::passed : GateStatus::unknown,
          campaign_.has_signatory
              ? say("named", "désigné")
              : say("not recorded (obole organisation signatory)",
                    "non enregistré (obole organisation signatory)"),
          source("fr.elig.identity", "CGI art. 200 5")};
}

}  // namespace obole::rules
