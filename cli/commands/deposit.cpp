// obole deposit: cheques and cash taken to the bank together.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/deposits.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        ledger::NewDeposit deposit{
            arguments.choice("--method", Method::cheque),
            arguments.text("--slip"), arguments.date("--date"),
            arguments.numbers("DONATION"), arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        if (arguments.has("--all") && deposit.gifts.empty())
          deposit.gifts = ledger::not_deposited(journal.book(), deposit.method,
                                                deposit.date);
        const auto recorded = ledger::record(journal, deposit);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("deposit {}: {}, slip {}", "remise {} : {}, bordereau {}",
                recorded->seq,
                counted(deposit.gifts.size(), {"gift", "gifts"},
                        {"don", "dons"}),
                deposit.slip)};
      });
}

Exit cancel(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewDepositEnd end{arguments.number("DEPOSIT"),
                                        arguments.text("--reason"),
                                        arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, end);
        if (!recorded) return recorded.error();
        return Session::Outcome{*recorded, std::to_string(end.deposit),
                                say("deposit {} is taken back",
                                    "la remise {} est annulée", end.deposit)};
      });
}

Sentence state_of(const ledger::Deposit& deposit) {
  if (deposit.cancelled) return {"cancelled", "annulée"};
  if (deposit.reconciled) return {"on the bank", "en banque"};
  return {"expected", "attendue"};
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "deposit-list";
  table.title = {"Deposits", "Remises en banque"};
  table.columns = {{"id", {"Deposit", "Remise"}, Kind::number},
                   {"date", {"Date", "Date"}, Kind::text},
                   {"method", {"Method", "Moyen"}, Kind::text},
                   {"slip", {"Slip", "Bordereau"}, Kind::text},
                   {"gifts", {"Gifts", "Dons"}, Kind::number},
                   {"amount", {"Amount", "Montant"}, Kind::number},
                   {"state", {"State", "État"}, Kind::text}};
  for (const auto& one : ledger::deposits(*book)) {
    table.rows.push_back({one.seq, one.date, spoken(one.method), one.slip,
                          one.gifts, one.amount, state_of(one)});
  }
  print_list(session, *book, std::move(table), "deposits");
  return Exit::done;
}

}  // namespace

const Command deposit_add_command{
    .words = "deposit add",
    .summary = {"Record cheques or cash taken to the bank",
                "Enregistrer une remise de chèques ou d’espèces"},
    .positionals = {{"DONATION",
                     {"the gifts on the slip", "les dons du bordereau"},
                     Positional::Need::any}},
    .options =
        {{"--slip",
          "REF",
          {"the slip’s number, as the bank quotes it",
           "numéro du bordereau, tel que la banque le cite"},
          Need::required},
         {"--date",
          "DATE",
          {"the day it was taken to the bank", "jour de la remise"},
          Need::required},
         {"--method",
          "cheque|cash",
          {"what was deposited; cheques if not said",
           "ce qui a été remis ; des chèques si non précisé"}},
         {"--all",
          "",
          {"every gift by this method through that day that is in no deposit",
           "tous les dons par ce moyen jusqu’à ce jour qui ne sont dans aucune "
           "remise"}}},
    .example = "obole deposit add --slip 0012345 --date 2026-03-12 42 43",
    .records = true,
    .run = add};

const Command deposit_cancel_command{
    .words = "deposit cancel",
    .summary = {"Take a deposit back that was recorded wrongly",
                "Annuler une remise enregistrée à tort"},
    .positionals = {{"DEPOSIT", {"its number", "son numéro"}}},
    .options = {{"--reason",
                 "TEXT",
                 {"why; kept with the personal data",
                  "pourquoi ; gardé avec les données personnelles"},
                 Need::required}},
    .example = "obole deposit cancel 57 --reason \"a cheque was left out\"",
    .records = true,
    .run = cancel};

const Command deposit_list_command{
    .words = "deposit list",
    .summary = {"List the deposits", "Lister les remises en banque"},
    .positionals = {},
    .options = known_options(),
    .example = "obole deposit list",
    .records = false,
    .run = list};

}  // namespace cli
