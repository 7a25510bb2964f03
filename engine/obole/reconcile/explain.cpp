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

Sentence same_amount() {
  return say(", and the amount is the same", " et le montant est le même");
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

// What of the line is also said of the item.
Sentence quoted(const Match& match, const OpenLine& line,
                const OpenItem& item) {
  switch (match.pass) {
    case Pass::own_reference:
      return say("the text quotes {}", "le libellé cite {}", item.reference);
    case Pass::end_to_end:
      return say("the end-to-end id is {}",
                 "l’identifiant de bout en bout est {}", line.end_to_end);
    case Pass::payout:
      return say("the line quotes payout {}", "la ligne cite le versement {}",
                 item.reference);
    default:
      return say("the RF reference is {}", "la référence RF est {}",
                 item.rf_reference);
  }
}

Sentence by_return(const Match& match) {
  if (match.exact)
    return say("the bank sends this gift back, and quotes it",
               "la banque renvoie ce don, et le cite");
  return say("the bank sends it back to the account that this gift came from",
             "la banque le renvoie au compte d’où ce don est venu");
}

Sentence by_deposit(const Match& match, const OpenLine& line,
                    const OpenItem& item) {
  if (match.exact)
    return say("the bank quotes the slip {}, and the amount is the same",
               "la banque cite le bordereau {} et le montant est le même",
               item.reference);
  return joined(
      say("the bank calls it such a deposit, and the amount is the same",
          "la banque l’appelle une telle remise et le montant est le même"),
      when(line, item));
}

Sentence by_sum(const OpenLine& line, const OpenItem& item) {
  if (!item.batch.empty())
    return say("the line quotes the file of transfers {}",
               "la ligne cite le fichier de virements {}", item.batch);
  if (item.kind == ItemKind::payout)
    return say("the payer is {}", "le payeur est {}", item.platform);
  if (!line.iban.empty() && line.iban == item.iban)
    return say("the payer’s account is the same",
               "le compte du payeur est le même");
  return say("the payer’s name is the same", "le nom du payeur est le même");
}

// Of matches that stand together.
Sentence in_parts(const Match& match, const OpenLine& line) {
  const auto parts = static_cast<std::int64_t>(match.parts);
  if (match.amount != line.amount)
    return say("; with {} it is the line", " ; avec {} il fait la ligne",
               counted(parts - 1, {"other", "others"}, {"autre", "autres"}));
  const auto others = counted(parts - 1, {"other line", "other lines"},
                              {"autre ligne", "autres lignes"});
  return say("; with {} it is the whole amount",
             " ; avec {} elle fait tout le montant", others);
}

Sentence ground(const Match& match, const OpenLine& line,
                const OpenItem& item) {
  switch (match.pass) {
    case Pass::own_reference:
    case Pass::end_to_end:
    case Pass::rf_reference:
      return joined(quoted(match, line, item), same_amount());
    case Pass::payout:
      return by_payout(match, line, item);
    case Pass::payer_account:
      return joined(say("the payer’s account and the amount are the same",
                        "le compte du payeur et le montant sont les mêmes"),
                    when(line, item));
    case Pass::payer_name:
      return joined(by_name(match), when(line, item));
    case Pass::returned:
      return by_return(match);
    case Pass::deposit:
      return by_deposit(match, line, item);
    case Pass::sum:
      return by_sum(line, item);
  }
  check(false, "a pass is one of those listed");
  return {};
}

Sentence cause(const Doubt& doubt, Currency currency) {
  const Money difference{doubt.difference, currency};
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
    case Cause::less:
      return say("the reference is known, but {} is still missing",
                 "la référence est connue mais il manque encore {}",
                 difference);
    case Cause::more:
      return say(
          "the reference is known, but {} more came than expected",
          "la référence est connue mais il est venu {} de plus que prévu",
          difference);
    case Cause::taken_back:
      return say("a person took such a match back",
                 "une personne a annulé un tel rapprochement");
    case Cause::several_sums:
      return say("several sets add up to it, and nothing tells them apart",
                 "plusieurs ensembles en font le montant et rien ne les "
                 "distingue");
    case Cause::promised:
      return say(
          "its payer has promised a gift: record it with obole donation "
          "add --pledge, then reconcile",
          "son payeur a promis un don : l’enregistrer avec obole donation "
          "add --pledge, puis rapprocher");
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
  if (match.parts > 1) {
    const auto why = match.pass == Pass::sum ? by_sum(line, item)
                                             : quoted(match, line, item);
    return joined(why, in_parts(match, line));
  }
  const auto why = ground(match, line, item);
  if (!match.interchangeable) return why;
  return joined(why, say("; of several alike, taken by date",
                         " ; parmi plusieurs semblables, par ordre de date"));
}

Sentence explained(const Doubt& doubt, Currency currency) {
  auto why = cause(doubt, currency);
  return doubt.pass ? on(why, title(*doubt.pass)) : why;
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
      "référence propre",
      "identifiant de bout en bout",
      "référence RF",
      "versement de plateforme",
      "compte du payeur",
      "nom du payeur",
      "retour",
      "bordereau de remise",
      "somme de plusieurs"};
  return {std::string(name(pass)), french[static_cast<std::size_t>(pass)]};
}

}  // namespace obole::reconcile
