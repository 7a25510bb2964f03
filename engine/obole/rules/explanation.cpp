// The sentences of a decision: what was found, and what would mend it.

#include "obole/base/say.hpp"
#include "obole/domain/valuation.hpp"
#include "obole/rules/explanation_inputs.hpp"

namespace obole::rules {
namespace {

using Standing = GroundStanding;

Sentence of_nature(const Inputs& in, Standing standing) {
  if (standing == Standing::met) return say("it is a gift", "c’est un don");
  return say(
      "it is a {}: the organisation invoices it and gives no receipt; a gift "
      "recorded so by mistake is reversed and recorded anew",
      "c’est un {} : la collectivité le facture et ne délivre pas de reçu ; un "
      "don enregistré ainsi par erreur s’annule et s’enregistre à nouveau",
      in.choice<GiftNature>(0));
}

Sentence of_purpose(const Inputs& in, Standing standing) {
  if (in.text(0) == "unknown") {
    return say(
        "nobody recorded what the campaign is for; record it with obole "
        "campaign dossier set CODE purpose",
        "l’objet de la campagne n’est pas enregistré ; l’enregistrer avec "
        "obole "
        "campaign dossier set CODE purpose");
  }
  if (in.text(0) == "none") {
    return say(
        "the campaign serves no purpose that the law names; a ruling of the "
        "tax office could say otherwise",
        "la campagne ne sert aucun objet prévu par la loi ; seul un rescrit "
        "pourrait en décider autrement");
  }
  const auto purpose = in.choice<Purpose>(0);
  if (standing == Standing::met) {
    return say("it serves a purpose that the law names: {}",
               "l’objet est prévu par la loi : {}", purpose);
  }
  return say("the purpose {} did not qualify on {}",
             "l’objet {} n’ouvrait pas droit à réduction le {}", purpose,
             in.day(1));
}

Sentence of_donor(const Inputs& in, Standing standing) {
  const auto kind = in.choice<DonorKind>(0);
  if (standing == Standing::met) {
    return say("the law names the donor: {}",
               "le donateur est visé par la loi : {}", kind);
  }
  return say(
      "a donor of this kind ({}) has no tax that the reduction would lower; "
      "thank them with an attestation, or record --regime real where they pay "
      "corporation tax",
      "un donateur de cette sorte ({}) n’a pas d’impôt à réduire ; le "
      "remercier "
      "par une attestation, ou enregistrer --regime real s’il paie l’impôt sur "
      "les sociétés",
      kind);
}

Sentence missing_part(const std::string& part) {
  if (part == "name") return {"the name", "le nom"};
  if (part == "address") return {"the full address", "l’adresse complète"};
  if (part == "siren") return {"the SIREN", "le SIREN"};
  return {part, part};
}

Sentence of_identity(const Ground& ground) {
  if (ground.standing == Standing::met)
    return say("the donor is identified", "le donateur est identifié");
  if (!ground.inputs.empty() && ground.inputs.front() == "anonymous") {
    return say(
        "the gift is anonymous, and a receipt names its donor; record the "
        "donor before recording the gift",
        "le don est anonyme, or un reçu nomme le donateur ; enregistrer le "
        "donateur avant le don");
  }
  Sentence list;
  for (const auto& part : ground.inputs) {
    const auto said = missing_part(part);
    list.en += (list.en.empty() ? "" : ", ") + said.en;
    list.fr += (list.fr.empty() ? "" : ", ") + said.fr;
  }
  return say("of the donor, {} is not known; add it with obole donor amend",
             "du donateur, il manque {} ; le compléter avec obole donor amend",
             list);
}

Sentence of_received(const Inputs& in, Standing standing) {
  if (standing == Standing::met)
    return say("received: {}", "reçu : {}", in.amount(0));
  if (in.text(0) == "awaited") {
    return say(
        "the campaign takes all or nothing and has not succeeded yet; nothing "
        "is given for good before obole campaign settle",
        "la campagne est en tout ou rien et n’a pas encore abouti ; rien n’est "
        "donné définitivement avant obole campaign settle");
  }
  if (in.text(0) == "failed") {
    return say(
        "the campaign takes all or nothing and failed: the gift goes back",
        "la campagne en tout ou rien a échoué : le don est rendu");
  }
  return say("nothing is left of it: it was given back, or is asked back",
             "il n’en reste rien : il a été rendu, ou sa restitution est "
             "demandée");
}

Sentence of_date(const Inputs& in, Rule rule) {
  if (rule == Rule::date) {
    return say("by {}, the day that counts is {}",
               "par {}, le jour retenu est le {}", in.choice<Method>(0),
               in.day(1));
  }
  return say(
      "its days lie in two calendar years ({} and {}); {} was kept: check it "
      "against the bank",
      "ses dates tombent sur deux années civiles ({} et {}) ; le {} a été "
      "retenu : vérifier avec la banque",
      in.day(0), in.day(1), in.day(2));
}

Sentence of_company(const Inputs& in, Rule rule, Standing standing) {
  if (rule == Rule::regime) {
    return say("the company’s regime ({}) has no such reduction",
               "le régime de l’entreprise ({}) exclut cette réduction",
               in.choice<TaxRegime>(0));
  }
  if (standing == Standing::met) {
    return say("valued at what it cost the company: {}",
               "évalué à ce qu’il a coûté à l’entreprise : {}",
               in.choice<Valuation>(0));
  }
  return say(
      "goods of a company count at their cost, and these were valued "
      "otherwise ({}); ask the donor for the cost",
      "les biens d’une entreprise comptent pour leur coût de revient, or "
      "l’évaluation est autre ({}) ; demander le coût au donateur",
      in.choice<Valuation>(0));
}

Sentence of_pay(const Inputs& in, Standing standing) {
  if (in.text(0) == "time") {
    return say(
        "the time given is not known in hours, days or months, and pay counts "
        "up to a ceiling; record it with --item",
        "le temps donné n’est pas connu en heures, jours ou mois, or la "
        "rémunération est plafonnée ; l’enregistrer avec --item");
  }
  if (standing == Standing::met) {
    return say("pay of {} is within the ceiling of {}",
               "la rémunération de {} est sous le plafond de {}", in.amount(0),
               in.amount(1));
  }
  return say("of pay of {}, the ceiling counts {}",
             "d’une rémunération de {}, le plafond retient {}", in.amount(0),
             in.amount(1));
}

Sentence of_kind(const Inputs& in, Rule rule, Standing standing) {
  switch (rule) {
    case Rule::document:
      return standing == Standing::met
                 ? say("the waiver has its document",
                       "l’abandon de frais a sa pièce")
                 : say("waived expenses need the written waiver; record its "
                       "reference with --document",
                       "l’abandon de frais demande l’écrit du bénévole ; en "
                       "enregistrer la référence avec --document");
    case Rule::own_time:
      return say("the time of a person is no gift in law; thank them",
                 "le temps d’une personne n’est pas un don en droit ; l’en "
                 "remercier");
    case Rule::pay_cap:
      return of_pay(in, standing);
    default:
      return of_company(in, rule, standing);
  }
}

Sentence of_proof(const Inputs& in) {
  const auto& what = in.text(0);
  if (what == "statement") {
    return say("up to {}, a bank statement is proof enough",
               "jusqu’à {}, un relevé bancaire suffit comme preuve",
               in.amount(2));
  }
  if (what == "formal") {
    return say("above {}, a formal certificate is needed",
               "au-delà de {}, une attestation en forme est nécessaire",
               in.amount(2));
  }
  if (what == "disclosure") {
    return say("above {}, the donor must be told what the counterpart is worth",
               "au-delà de {}, le donateur doit savoir ce que vaut la "
               "contrepartie",
               in.amount(2));
  }
  return say("from {}, a written acknowledgment is needed",
             "à partir de {}, un accusé de réception écrit est nécessaire",
             in.amount(2));
}

Sentence of_the_rest(const Inputs& in, Rule rule, Standing standing) {
  switch (rule) {
    case Rule::abroad:
      return say(
          "the donor lives or sits abroad and pays no French tax; an "
          "attestation may thank them",
          "le donateur est établi hors de France et n’y paie pas "
          "d’impôt ; une attestation peut le remercier");
    case Rule::refunded:
      return say("{} went back and {} is asked back: {} is left",
                 "{} ont été rendus et {} sont réclamés : il reste {}",
                 in.amount(0), in.amount(1), in.amount(2));
    case Rule::cash_limit:
      return say(
          "{} in cash is more than the {} of a public desk: check how "
          "it was paid",
          "{} en espèces dépassent les {} admis à un guichet public : "
          "vérifier le paiement",
          in.amount(0), in.amount(1));
    case Rule::minimum:
      return standing == Standing::met
                 ? say("the year’s gifts of {} reach {}",
                       "les dons de l’année, {}, atteignent {}", in.amount(0),
                       in.amount(1))
                 : say("the year’s gifts of {} do not reach {}",
                       "les dons de l’année, {}, n’atteignent pas {}",
                       in.amount(0), in.amount(1));
    case Rule::reduction:
      return say("the reduction is the donor’s own to work out",
                 "le calcul de la réduction revient au donateur");
    default:
      return say("a person accepted it, and said why",
                 "une personne l’a accepté, en donnant son motif");
  }
}

}  // namespace

Sentence explanation(const Ground& ground, Currency currency) {
  const Inputs in(ground, currency);
  if (!ground.inputs.empty() && ground.inputs.front() == "missing") {
    return say(
        "the rules adopted have no value of {} on {}: complete the table and "
        "adopt it, or accept the gift with a reason",
        "les règles adoptées n’ont pas de valeur de {} au {} : compléter la "
        "table et l’adopter, ou accepter le don en donnant un motif",
        ground.parameter, in.day(1));
  }
  switch (ground.rule) {
    case Rule::nature:
      return of_nature(in, ground.standing);
    case Rule::purpose:
      return of_purpose(in, ground.standing);
    case Rule::donor:
      return of_donor(in, ground.standing);
    case Rule::identity:
      return of_identity(ground);
    case Rule::received:
      return of_received(in, ground.standing);
    case Rule::date:
    case Rule::straddle:
      return of_date(in, ground.rule);
    case Rule::regime:
    case Rule::document:
    case Rule::own_time:
    case Rule::cost_price:
    case Rule::pay_cap:
      return of_kind(in, ground.rule, ground.standing);
    case Rule::ratio:
    case Rule::cap:
    case Rule::year_cap:
    case Rule::any_benefit:
    case Rule::waived:
    case Rule::net_of_value:
    case Rule::token:
    case Rule::intent:
      return counterpart_explanation(in, ground);
    case Rule::proof:
      return of_proof(in);
    default:
      return of_the_rest(in, ground.rule, ground.standing);
  }
}

}  // namespace obole::rules
