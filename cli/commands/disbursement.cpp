// obole disbursement, fee: what leaves again of what was given.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/disbursements.hpp"
#include "obole/ledger/fees.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;
using reports::Cell;

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        ledger::NewDisbursement one{
            arguments.code("--project"),
            arguments.money("--amount", journal.book().currency()),
            arguments.date("--date"), arguments.text("--agreement")};
        one.campaign = arguments.code_if_any("--campaign");
        one.to = arguments.text("--to");
        one.beyond_received = arguments.has("--beyond-received");
        one.reference = arguments.if_any("--reference");
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, one);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("disbursement {}: {} to {}", "reversement {} : {} à {}",
                recorded->seq, one.amount, one.project.text())};
      });
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "disbursement-list";
  table.title = {"Disbursements", "Reversements"};
  table.columns = {{"id", {"Disbursement", "Reversement"}, Kind::number},
                   {"date", {"Date", "Date"}, Kind::text},
                   {"project", {"Project", "Projet"}, Kind::text},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"amount", {"Amount", "Montant"}, Kind::number},
                   {"agreement", {"Agreement", "Acte"}, Kind::text},
                   {"to", {"To", "À"}, Kind::text},
                   {"reference", {"Reference", "Référence"}, Kind::text},
                   {"reconciled", {"On the bank", "En banque"}, Kind::text}};
  const auto if_any = [](const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
  };
  for (const auto& one : ledger::disbursements(*book)) {
    table.rows.push_back({one.seq, one.date, one.project, if_any(one.campaign),
                          one.amount, one.agreement, if_any(one.to),
                          if_any(one.reference), one.reconciled});
  }
  print_list(session, *book, std::move(table), "disbursements");
  return Exit::done;
}

Exit fee_add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        ledger::NewSharedFee fee{
            arguments.code("--campaign"), arguments.code("--platform"),
            arguments.money("--amount", journal.book().currency()),
            arguments.date("--date")};
        fee.payout = arguments.text("--payout");
        fee.reference = arguments.if_any("--reference");
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, fee);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("{} kept by {} is shared by the gifts to {}",
                "{} gardés par {} sont répartis sur les dons à {}", fee.amount,
                fee.platform.text(), fee.campaign.text())};
      });
}

}  // namespace

const Command disbursement_add_command{
    .words = "disbursement add",
    .summary = {"Record money passed on to a project",
                "Enregistrer un reversement à un projet"},
    .positionals = {},
    .options =
        {{"--project", "CODE", {"the project", "le projet"}, Need::required},
         {"--amount",
          "AMOUNT",
          {"what is passed on", "ce qui est reversé"},
          Need::required},
         {"--date",
          "DATE",
          {"the day of the order to pay", "jour de l’ordre de payer"},
          Need::required},
         {"--agreement",
          "REF",
          {"the act or contract it rests on",
           "l’acte ou la convention qui le fonde"},
          Need::required},
         {"--campaign",
          "CODE",
          {"the campaign it comes from", "la campagne dont il vient"}},
         {"--to",
          "TEXT",
          {"whom; kept with the personal data",
           "à qui ; gardé avec les données personnelles"}},
         {"--beyond-received",
          "",
          {"it exceeds what the project received",
           "il dépasse ce que le projet a reçu"}}},
    .example =
        "obole disbursement add --project ECOLE --amount 5000 --date "
        "2026-07-10 --agreement CONV-2026-7 --reference VIR-ECOLE-01",
    .records = true,
    .run = add};

const Command disbursement_list_command{
    .words = "disbursement list",
    .summary = {"List what was passed on", "Lister les reversements"},
    .positionals = {},
    .options = known_options(),
    .example = "obole disbursement list",
    .run = list};

const Command fee_add_command{
    .words = "fee add",
    .summary = {"Share out a fee taken from many gifts together",
                "Répartir des frais prélevés sur plusieurs dons"},
    .positionals = {},
    .options = {{"--campaign",
                 "CODE",
                 {"the campaign", "la campagne"},
                 Need::required},
                {"--platform",
                 "NAME",
                 {"who kept it", "qui les a gardés"},
                 Need::required},
                {"--amount",
                 "AMOUNT",
                 {"what was kept in all", "ce qui a été gardé en tout"},
                 Need::required},
                {"--date",
                 "DATE",
                 {"the day of the fee", "jour des frais"},
                 Need::required},
                {"--payout",
                 "ID",
                 {"of the gifts of one payout only",
                  "des seuls dons d’un versement"}}},
    .example =
        "obole fee add --campaign TOIT-ECOLE --platform HELLOASSO --amount "
        "29.90 --date 2026-03-31",
    .records = true,
    .run = fee_add};

}  // namespace cli
