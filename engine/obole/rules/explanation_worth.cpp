// The sentences about counterparts.

#include "obole/base/say.hpp"
#include "obole/rules/explanation_inputs.hpp"

namespace obole::rules {
namespace {

using Standing = GroundStanding;

Sentence of_ratio(const Inputs& in, Standing standing) {
  if (standing == Standing::met) {
    return say("the counterpart of {} is at most {} of {}",
               "la contrepartie de {} ne dépasse pas {} de {}", in.amount(0),
               in.text(2), in.amount(1));
  }
  if (standing == Standing::review) {
    return say(
        "the counterpart of {} is more than {} of {}, which practice admits; "
        "accept it with a reason, or have the donor give it up",
        "la contrepartie de {} dépasse {} de {}, que la pratique admet ; "
        "l’accepter en donnant un motif, ou que le donateur y renonce",
        in.amount(0), in.text(2), in.amount(1));
  }
  return say(
      "the counterpart of {} is more than {} of {}: the whole gift is lost, "
      "unless the donor gives the counterpart up (obole donation waive)",
      "la contrepartie de {} dépasse {} de {} : tout le don est perdu pour la "
      "réduction, sauf si le donateur y renonce (obole donation waive)",
      in.amount(0), in.text(2), in.amount(1));
}

Sentence of_cap(const Inputs& in, Standing standing) {
  if (standing == Standing::met) {
    return say("the counterpart of {} is within the limit of {}",
               "la contrepartie de {} est dans la limite de {}", in.amount(0),
               in.amount(1));
  }
  return say(
      "the counterpart of {} is above the limit of {}: the whole gift is "
      "lost, unless the donor gives the counterpart up (obole donation waive)",
      "la contrepartie de {} dépasse la limite de {} : tout le don est perdu "
      "pour la réduction, sauf si le donateur y renonce (obole donation waive)",
      in.amount(0), in.amount(1));
}

Sentence of_year_cap(const Inputs& in, Standing standing) {
  if (standing == Standing::met) {
    return say(
        "with {} earlier in the year, the counterparts come to no more "
        "than {}",
        "avec {} plus tôt dans l’année, les contreparties ne dépassent "
        "pas {}",
        in.amount(0), in.amount(2));
  }
  return say(
      "the donor had counterparts worth {} earlier in the year; with {} more "
      "they pass {}: accept it with a reason, or have the donor give it up",
      "le donateur a eu pour {} de contreparties plus tôt dans l’année ; avec "
      "{} de plus elles dépassent {} : l’accepter en donnant un motif, ou que "
      "le donateur y renonce",
      in.amount(0), in.amount(1), in.amount(2));
}

Sentence of_worth(const Inputs& in, Rule rule, Standing standing) {
  switch (rule) {
    case Rule::any_benefit:
      return say("no counterpart at all is admitted, and this one is worth {}",
                 "aucune contrepartie n’est admise, or celle-ci vaut {}",
                 in.amount(0));
    case Rule::waived:
      return say("the donor gave the counterpart of {} up",
                 "le donateur a renoncé à la contrepartie de {}", in.amount(0));
    case Rule::token:
      return say("the counterpart of {} is too small to count",
                 "la contrepartie de {} est trop faible pour compter",
                 in.amount(0));
    case Rule::intent:
      return say(
          "the counterpart of {} is more than {} of {}: nobody meant "
          "to give",
          "la contrepartie de {} dépasse {} de {} : l’intention de "
          "donner n’est pas établie",
          in.amount(0), in.text(2), in.amount(1));
    default:
      break;
  }
  if (standing == Standing::failed) {
    return say("the counterpart of {} is worth the whole gift",
               "la contrepartie de {} vaut tout le don", in.amount(0));
  }
  return say("the counterpart of {} is taken off: {} is left",
             "la contrepartie de {} est déduite : il reste {}", in.amount(0),
             in.amount(1));
}

}  // namespace

Sentence counterpart_explanation(const Inputs& in, const Ground& ground) {
  switch (ground.rule) {
    case Rule::ratio:
      return of_ratio(in, ground.standing);
    case Rule::cap:
      return of_cap(in, ground.standing);
    case Rule::year_cap:
      return of_year_cap(in, ground.standing);
    default:
      return of_worth(in, ground.rule, ground.standing);
  }
}

}  // namespace obole::rules
