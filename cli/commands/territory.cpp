// obole programme: what gathers projects.

#include "obole/ledger/territory.hpp"

#include "cli/commands.hpp"
#include "cli/commands/cells.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/disbursements.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit programme_add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewProgramme programme{arguments.code("CODE"),
                                             arguments.text("--title"),
                                             arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, programme);
        if (!recorded) return recorded.error();
        const auto& code = programme.code.text();
        return Session::Outcome{
            *recorded, code,
            say("programme {} is open", "le programme {} est ouvert", code)};
      });
}

Exit programme_list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "programme-list";
  table.title = {"Programmes", "Programmes"};
  table.columns = {{"code", {"Code", "Code"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text}};
  for (const auto& one : ledger::programmes(*book))
    table.rows.push_back({one.code, one.title});
  print_list(session, *book, std::move(table), "programmes");
  return Exit::done;
}

Exit programme_show(Session& session, Arguments& arguments) {
  const auto code = arguments.code("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto programme = ledger::find_programme(*book, code.text());
  if (!programme) return session.refuse(programme.error());
  reports::Table table;
  table.what = "programme-show";
  table.title = {programme->code + ", " + programme->title,
                 programme->code + ", " + programme->title};
  table.columns = {{"project", {"Project", "Projet"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text},
                   {"stage", {"Stage", "Étape"}, Kind::text},
                   {"proposed_by", {"Proposed by", "Proposé par"}, Kind::text},
                   {"holder", {"Holder", "Porteur"}, Kind::text},
                   {"earned", {"Earned", "Acquis"}, Kind::number},
                   {"disbursed", {"Disbursed", "Reversé"}, Kind::number},
                   {"available", {"Available", "Disponible"}, Kind::number}};
  const Money zero{0, book->currency()};
  ledger::ProjectMoney total{zero, zero};
  for (const auto& one : ledger::projects(*book)) {
    if (one.programme != programme->code) continue;
    const auto money = ledger::project_money(*book, one.code);
    table.rows.push_back({one.code, one.title, spoken_word<Stage>(one.stage),
                          spoken_if_any<Proposer>(one.proposer),
                          if_any(one.holder), money.earned, money.disbursed,
                          money.available()});
    total.earned += money.earned;
    total.disbursed += money.disbursed;
  }
  table.totals = {
      std::string("total"), {}, {}, {}, {}, total.earned, total.disbursed,
      total.available()};
  session.print(table, Json::of(table.what)
                           .set("code", programme->code)
                           .set("title", programme->title)
                           .set("projects", rows_of(table))
                           .set("earned", total.earned)
                           .set("disbursed", total.disbursed)
                           .set("available", total.available()));
  return Exit::done;
}

}  // namespace

const Command programme_add_command{
    .words = "programme add",
    .summary = {"Open a programme of projects",
                "Ouvrir un programme de projets"},
    .positionals = {{"CODE", {"its short name", "son nom court"}}},
    .options = {{"--title",
                 "TEXT",
                 {"as the public knows it", "tel que le public le connaît"},
                 Need::required}},
    .example =
        "obole programme add TERRITOIRE-2026 --title \"Territoire solidaire "
        "2026\"",
    .records = true,
    .run = programme_add};

const Command programme_list_command{
    .words = "programme list",
    .summary = {"List the programmes", "Lister les programmes"},
    .positionals = {},
    .options = known_options(),
    .example = "obole programme list",
    .run = programme_list};

const Command programme_show_command{
    .words = "programme show",
    .summary = {"Show a programme: its projects and their money",
                "Montrer un programme : ses projets et leur argent"},
    .positionals = {{"CODE", {"the programme", "le programme"}}},
    .options = known_options(),
    .example = "obole programme show TERRITOIRE-2026",
    .run = programme_show};

}  // namespace cli
