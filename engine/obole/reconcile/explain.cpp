#include "obole/reconcile/explain.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace obole::reconcile {
namespace {

Sentence on(const Sentence& what, Sentence pass) {
  return {pass.en + ": " + what.en, pass.fr + " : " + what.fr};
}

Sentence joined(const Sentence& one, const Sentence& other) {
  return {one.en + other.en, one.fr + other.fr};
}

// ", the same day", ", 4 days after it"; of a gift, a refund or a payout.
Sentence when(const OpenLine& line, const OpenItem& item) {
  const auto days = (line.booked_on - item.date).count();
  if (days == 0) return say(", on its day", ", le jour même");
  const auto count =
      counted(days < 0 ? -days : days, {"day", "days"}, {"jour", "jours"});
  if (days < 0) return say(", {} before its date", ", {} avant sa date", count);
  return say(", {} after its date", ", {} après sa date", count);
}

Sentence by_payout(const Match& match, const OpenLine& line,
                   const OpenItem& item) {
  if (match.exact)
    return say("the line quotes payout {}, and the amount is its net",
               "la ligne cite le versement {} et le montant est son net",
               item.reference);
  return joined(say("the payer is {}, and the amount is this payout’s net",
                    "le payeur est {} et le montant est le net de ce versement",
                    item.platform),
                when(line, item));
}

Sentence by_name(const Match& match) {
  if (match.exact)
    return say("the payer’s name and the amount are the same",
               "le nom du payeur et le montant sont les mêmes");
  return say("the payer’s name is close, and the amount is the same",
             "le nom du payeur est proche et le montant est le même");
}

Sentence by_end_to_end(const OpenLine& line) {
  return say("the end-to-end id is {}, and the amount is the same",
             "l’identifiant de bout en bout est {} et le montant est le même",
             line.end_to_end);
}

Sentence ground(const Match& match, const OpenLine& line,
                const OpenItem& item) {
  switch (match.pass) {
    case Pass::own_reference:
      return say("the text quotes {}, and the amount is the same",
                 "le libellé cite {} et le montant est le même",
                 item.reference);
    case Pass::end_to_end:
      return by_end_to_end(line);
    case Pass::rf_reference:
      return say("the RF reference is {}, and the amount is the same",
                 "la référence RF est {} et le montant est le même",
                 item.rf_reference);
    case Pass::payout:
      return by_payout(match, line, item);
    case Pass::payer_account:
      return joined(say("the payer’s account and the amount are the same",
                        "le compte du payeur et le montant sont les mêmes"),
                    when(line, item));
    case Pass::payer_name:
      return joined(by_name(match), when(line, item));
  }
  check(false, "a pass is one of those listed");
  return {};
}

Sentence cause(const Doubt& doubt) {
  switch (doubt.cause) {
    case Cause::several_items:
      return say("several items fit, and nothing tells them apart",
                 "plusieurs éléments conviennent et rien ne les distingue");
    case Cause::several_lines:
      return say("other lines fit the same item",
                 "d’autres lignes conviennent au même élément");
    case Cause::other_amount:
      return say("the reference is known, but the amount differs",
                 "la référence est connue mais le montant diffère");
    case Cause::amount_and_date:
      return say("only the amount and the date fit",
                 "seuls le montant et la date conviennent");
  }
  check(false, "a cause is one of those listed");
  return {};
}

}  // namespace

Sentence explained(const Match& match, const OpenLine& line,
                   const OpenItem& item) {
  check(
      match.line == line.id && match.item == item.id && match.kind == item.kind,
      "the line and the item are those of the match");
  const auto why = ground(match, line, item);
  if (!match.interchangeable) return why;
  return joined(why, say("; of several alike, taken by date",
                         " ; parmi plusieurs semblables, par ordre de date"));
}

Sentence explained(const Doubt& doubt) {
  return doubt.pass ? on(cause(doubt), title(*doubt.pass)) : cause(doubt);
}

Sentence unmatched_line(std::int64_t amount) {
  if (amount == 0)
    return say("a line of amount 0 moves no money",
               "une ligne de montant nul ne déplace pas d’argent");
  return say("no reference, platform or payer of anything open fits",
             "aucune référence, plateforme ni payeur de ce qui est ouvert ne "
             "convient");
}

Sentence title(Pass pass) {
  static const std::array<std::string, pass_count> french = {
      "référence propre", "identifiant de bout en bout",
      "référence RF",     "versement de plateforme",
      "compte du payeur", "nom du payeur"};
  return {std::string(name(pass)), french[static_cast<std::size_t>(pass)]};
}

}  // namespace obole::reconcile
