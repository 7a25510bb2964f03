#include "obole/bank/camt053_remarks.hpp"

#include "obole/base/say.hpp"

namespace obole::bank::camt053 {

namespace {

struct Told {
  std::string_view where;
  Sentence says;
};

Told of_the_statement(Oddity oddity) {
  switch (oddity) {
    case Oddity::no_id:
      return {"Stmt/Id", say("the statement has no number of its own",
                             "le relevé n’a pas de numéro propre")};
    case Oddity::no_balance:
      return {"Stmt", say("the statement lacks an opening or a closing balance "
                          "and cannot be checked",
                          "le relevé n’a pas de solde initial ou final et ne "
                          "peut pas être contrôlé")};
    case Oddity::openings_differ:
      return {"Bal", say("the opening balance is not the previous closing "
                         "balance that the statement gives",
                         "le solde initial n’est pas le solde final précédent "
                         "qu’indique le relevé")};
    case Oddity::summary_differs:
      return {"Stmt/TxsSummry",
              say("the statement balances, but its own count or sum of "
                  "movements says otherwise",
                  "le relevé est équilibré, mais son propre récapitulatif des "
                  "mouvements dit autre chose")};
    case Oddity::reversals_look_flipped:
      return {"Ntry/RvslInd",
              say("the statement would balance if movements flagged as "
                  "reversals had the opposite sign; ask the bank what it means",
                  "le relevé serait équilibré si les mouvements marqués comme "
                  "extournes avaient le signe contraire ; demandez à la banque "
                  "ce qu’elle entend par là")};
    default:
      return {};
  }
}

Told of_entries(Oddity oddity, std::uint64_t times) {
  switch (oddity) {
    case Oddity::balance_without_sign:
      return {"Bal/CdtDbtInd",
              say("balances without a sign, taken as credits: {}",
                  "soldes sans signe, considérés créditeurs : {}", times)};
    case Oddity::entry_without_status:
      return {
          "Ntry/Sts",
          say("movements without a status, taken as booked: {}",
              "mouvements sans statut, considérés comptabilisés : {}", times)};
    case Oddity::entry_with_unknown_status:
      return {"Ntry/Sts",
              say("movements with an unknown status, left out: {}",
                  "mouvements au statut inconnu, laissés de côté : {}", times)};
    case Oddity::entry_without_booking_day:
      return {"Ntry/BookgDt",
              say("movements without a booking day: {}",
                  "mouvements sans date comptable : {}", times)};
    case Oddity::entry_without_currency:
      return {"Ntry/Amt",
              say("movements without a currency, taken as the account's: {}",
                  "mouvements sans devise, considérés dans celle du compte : "
                  "{}",
                  times)};
    default:
      return {};
  }
}

Told of_batches(Oddity oddity, std::uint64_t times) {
  switch (oddity) {
    case Oddity::batch_not_itemised:
      return {"NtryDtls/Btch/NbOfTxs",
              say("batches not itemised in full by the bank, kept whole: {}",
                  "remises que la banque ne détaille pas entièrement, "
                  "laissées entières : {}",
                  times)};
    case Oddity::batch_without_amounts:
      return {"TxDtls/Amt",
              say("batches whose details lack an amount in the account's "
                  "currency, kept whole: {}",
                  "remises dont des détails n’ont pas de montant dans la "
                  "devise du compte, laissées entières : {}",
                  times)};
    case Oddity::batch_too_long:
      return {"NtryDtls",
              say("batches with too many details to hold, kept whole: {}",
                  "remises aux détails trop nombreux, laissées entières : {}",
                  times)};
    case Oddity::batch_with_charges:
      return {"Ntry/Chrgs",
              say("batches from which the bank's charges were taken: {}",
                  "remises dont la banque a retenu ses frais : {}", times)};
    case Oddity::batch_unexplained:
      return {"TxDtls/Amt",
              say("batches whose details do not add up to the movement, the "
                  "difference being a line of its own: {}",
                  "remises dont les détails ne font pas le total, l’écart "
                  "étant une ligne à part : {}",
                  times)};
    default:
      return {};
  }
}

Told told(Oddity oddity, std::uint64_t times) {
  auto known = of_the_statement(oddity);
  if (known.says.empty()) known = of_entries(oddity, times);
  if (known.says.empty()) known = of_batches(oddity, times);
  return known;
}

}  // namespace

void Oddities::note(Oddity oddity, std::uint64_t line) {
  Seen& seen = seen_[static_cast<std::size_t>(oddity)];
  if (seen.times++ == 0) seen.line = line;
}

void Oddities::tell(const StatementSink& sink, std::string_view file) {
  for (std::size_t kind = 0; sink.remark && kind < seen_.size(); ++kind) {
    const Seen& seen = seen_[kind];
    if (seen.times == 0) continue;
    auto about = told(static_cast<Oddity>(kind), seen.times);
    sink.remark({.place = {.file = std::string(file),
                           .line = seen.line,
                           .column = std::string(about.where)},
                 .says = std::move(about.says)});
  }
  seen_ = {};
}

std::string_view family(Message message) {
  return message == Message::statement ? "camt.053" : "camt.054";
}

void remark_on_format(std::string_view format, Message message,
                      const Place& place, const StatementSink& sink) {
  const auto name = family(message);
  const auto version =
      format.starts_with(name) ? format.substr(name.size()) : "";
  const bool known =
      version.size() == 7 && version >= ".001.02" && version <= ".001.13";
  if (known || !sink.remark) return;
  if (format == name)
    sink.remark({place, say("the file does not say which version of {} it is",
                            "le fichier ne dit pas de quelle version de {} il "
                            "relève",
                            name)});
  else
    sink.remark({place, say("{} is a version that is not known here; it is "
                            "read like the ones that are",
                            "{} est une version inconnue ici ; elle est lue "
                            "comme celles qui sont connues",
                            format)});
}

}  // namespace obole::bank::camt053
