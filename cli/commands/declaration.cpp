// obole report declaration, obole receipt declare: CGI 222 bis.

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/declarations.hpp"
#include "obole/reports/receipts.hpp"
#include "obole/rules/deadlines.hpp"

#include <array>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Json filings_json(const std::vector<ledger::Declaration>& filings) {
  auto list = Json::list();
  for (const auto& one : filings) {
    list.add(Json()
                 .set("entry", one.seq)
                 .set("filed", one.filed_on)
                 .set("receipts", one.declared.receipts)
                 .set("total", one.declared.total));
  }
  return list;
}

Exit report(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto year = static_cast<int>(arguments.number("--year"));
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto declared = ledger::declared_for(*book, year, view.as_of);
  const auto filings = ledger::declarations(*book, year, view.as_of);
  const auto due = rules::declaration_due(year);
  auto table = reports::declaration_table(*book, std::array{year}, view);
  if (declared.receipts == 0) {
    table.notes.emplace_back(
        Sentence{"Nothing to declare", "Rien à déclarer"},
        Sentence{"no receipt of that year is live",
                 "aucun reçu de cette année n’est valable"});
  }
  for (const auto& one : filings) {
    table.notes.emplace_back(
        Sentence{"Filed", "Déposée"},
        say("on {} (entry {}): {}, {}", "le {} (écriture {}) : {}, {}",
            one.filed_on, one.seq,
            counted(one.declared.receipts, {"receipt", "receipts"},
                    {"reçu", "reçus"}),
            one.declared.total));
  }
  auto json = Json::of(table.what)
                  .set("year", std::int64_t{year})
                  .set("receipts", declared.receipts)
                  .set("total", declared.total)
                  .set("due", due)
                  .set("required", declared.receipts > 0)
                  .set("filings", filings_json(filings));
  stand_on(table, json, *book, view);
  session.print(table, json);
  return Exit::done;
}

Exit declare(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewDeclaration declaration{
            static_cast<int>(arguments.number("--year")),
            arguments.date_if_any("--date").value_or(journal.context().today),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, declaration);
        if (!recorded) return recorded.error();
        const auto filed =
            ledger::declarations(journal.book(), declaration.year).back();
        Session::Outcome outcome{
            *recorded, std::to_string(declaration.year),
            say("the declaration of {} is filed: {}, {}",
                "la déclaration de {} est déposée : {}, {}", declaration.year,
                counted(filed.declared.receipts, {"receipt", "receipts"},
                        {"reçu", "reçus"}),
                filed.declared.total)};
        outcome.adds = [filed](Json& json) {
          json.set("year", std::int64_t{filed.year})
              .set("receipts", filed.declared.receipts)
              .set("total", filed.declared.total);
        };
        return outcome;
      });
}

const Option year_option = {
    "--year", "YEAR", {"of the gifts", "des dons"}, Need::required};

}  // namespace

const Command receipt_declare_command{
    .words = "receipt declare",
    .summary = {"Record that a year’s receipts were declared",
                "Enregistrer la déclaration des reçus d’une année"},
    .positionals = {},
    .options = {year_option,
                {"--date",
                 "DATE",
                 {"the day it was filed; today, if not said",
                  "jour du dépôt ; aujourd’hui, à défaut"}}},
    .example = "obole receipt declare --year 2026 --date 2027-04-28",
    .records = true,
    .run = declare};

const Command report_declaration_command{
    .words = "report declaration",
    .summary = {"What to declare of a year’s receipts (CGI 222 bis)",
                "Ce qu’il faut déclarer des reçus d’une année (CGI 222 bis)"},
    .positionals = {},
    .options = view_options({year_option}),
    .example = "obole report declaration --year 2026",
    .run = report};

}  // namespace cli
