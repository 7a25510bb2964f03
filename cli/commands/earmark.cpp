// obole earmark: uses that gifts are meant for.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/earmarks.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewEarmark earmark{arguments.code("CODE"),
                                         arguments.text("--title"),
                                         arguments.code_if_any("--project"),
                                         arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, earmark);
        if (!recorded) return recorded.error();
        const auto& code = earmark.code.text();
        return Session::Outcome{
            *recorded, code,
            say("gifts may be meant for {}",
                "des dons peuvent être affectés à {}", code)};
      });
}

Exit use(Session& session, Arguments& arguments, ledger::EarmarkUse use) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewEarmarkUse request{
            arguments.code("CODE"),
            use,
            arguments.money("--amount", journal.book().currency()),
            arguments.date("--date"),
            arguments.text("--reason"),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, request);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("{} of {} is {}", "{} sur {} : {}", request.amount,
                request.earmark.text(), use)};
      });
}

Exit spend(Session& session, Arguments& arguments) {
  return use(session, arguments, ledger::EarmarkUse::spent);
}

Exit release(Session& session, Arguments& arguments) {
  return use(session, arguments, ledger::EarmarkUse::released);
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "earmark-list";
  table.title = {"Earmarks", "Affectations"};
  table.columns = {{"code", {"Code", "Code"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text},
                   {"project", {"Project", "Projet"}, Kind::text},
                   {"donations", {"Gifts", "Dons"}, Kind::number},
                   {"remaining", {"Remaining", "Reste"}, Kind::number}};
  for (const auto& one : ledger::earmarks(*book)) {
    table.rows.push_back(
        {one.code, one.title,
         one.project.empty() ? reports::Cell() : reports::Cell(one.project),
         one.donations, one.remaining()});
  }
  print_list(session, *book, std::move(table), "earmarks");
  return Exit::done;
}

const std::vector<Option>& use_options() {
  static const std::vector<Option> options = {
      {"--amount", "AMOUNT", {"how much of it", "combien"}, Need::required},
      {"--date", "DATE", {"the day", "le jour"}, Need::required},
      {"--reason",
       "TEXT",
       {"on what, or by which decision; kept with the personal data",
        "à quoi, ou par quelle décision ; gardé avec les données personnelles"},
       Need::required}};
  return options;
}

}  // namespace

const Command earmark_add_command{
    .words = "earmark add",
    .summary = {"Declare a use that gifts may be meant for",
                "Déclarer une affectation possible des dons"},
    .positionals = {{"CODE", {"its short name", "son nom court"}}},
    .options = {{"--title",
                 "TEXT",
                 {"as donors know it",
                  "telle que les donateurs la connaissent"},
                 Need::required},
                {"--project",
                 "CODE",
                 {"the project it belongs to", "le projet dont elle relève"}}},
    .example = "obole earmark add ARDOISES --title \"Les ardoises du toit\"",
    .records = true,
    .run = add};

const Command earmark_spend_command{
    .words = "earmark spend",
    .summary = {"Record that gifts were used as meant",
                "Enregistrer l’emploi de dons affectés"},
    .positionals = {{"CODE", {"the earmark", "l’affectation"}}},
    .options = use_options(),
    .example =
        "obole earmark spend ARDOISES --amount 400 --date 2026-05-04 --reason "
        "\"invoice 2026-118\"",
    .records = true,
    .run = spend};

const Command earmark_release_command{
    .words = "earmark release",
    .summary = {"Free gifts of the use they were meant for",
                "Libérer des dons de leur affectation"},
    .positionals = {{"CODE", {"the earmark", "l’affectation"}}},
    .options = use_options(),
    .example =
        "obole earmark release ARDOISES --amount 100 --date 2026-06-30 "
        "--reason \"council of 30 June, donors asked\"",
    .records = true,
    .run = release};

const Command earmark_list_command{
    .words = "earmark list",
    .summary = {"List the uses that gifts may be meant for",
                "Lister les affectations"},
    .positionals = {},
    .options = known_options(),
    .example = "obole earmark list",
    .run = list};

}  // namespace cli
