// obole project: what is to be done, by whom, and how far it is.

#include "cli/commands.hpp"
#include "cli/commands/cells.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/territory.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit project_add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewProject project{
            arguments.code("CODE"),
            arguments.text("--title"),
            arguments.code_if_any("--programme"),
            arguments.text("--holder"),
            arguments.choice("--stage", Stage::idea),
            arguments.if_any("--reference"),
            arguments.choice_if_any<Proposer>("--proposed-by")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, project);
        if (!recorded) return recorded.error();
        const auto& code = project.code.text();
        return Session::Outcome{
            *recorded, code,
            say("project {} is open", "le projet {} est ouvert", code)};
      });
}

Exit project_stage(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewStage stage{
            arguments.code("CODE"), arguments.choice("STAGE", Stage::idea),
            arguments.if_any("--reference"), arguments.date_if_any("--date")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, stage);
        if (!recorded) return recorded.error();
        const auto& code = stage.project.text();
        return Session::Outcome{
            *recorded, code,
            say("project {} is now {}", "le projet {} passe à l’étape « {} »",
                code, stage.stage)};
      });
}

Exit project_partner(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewPartner partner{
            arguments.code("CODE"),
            arguments.choice("--role", PartnerRole::other),
            arguments.text("--name"),
            arguments.text("--contributes"),
            arguments.money_if_any("--value", journal.book().currency()),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, partner);
        if (!recorded) return recorded.error();
        return Session::Outcome{*recorded, std::to_string(recorded->seq),
                                say("project {} has one more partner: {}",
                                    "le projet {} a un partenaire de plus : {}",
                                    partner.project.text(), partner.role)};
      });
}

Exit project_list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "project-list";
  table.title = {"Projects", "Projets"};
  table.columns = {{"code", {"Code", "Code"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text},
                   {"programme", {"Programme", "Programme"}, Kind::text},
                   {"stage", {"Stage", "Étape"}, Kind::text},
                   {"proposed_by", {"Proposed by", "Proposé par"}, Kind::text},
                   {"holder", {"Holder", "Porteur"}, Kind::text}};
  for (const auto& one : ledger::projects(*book)) {
    table.rows.push_back({one.code, one.title, if_any(one.programme),
                          spoken_word<Stage>(one.stage),
                          spoken_if_any<Proposer>(one.proposer),
                          if_any(one.holder)});
  }
  print_list(session, *book, std::move(table), "projects");
  return Exit::done;
}

}  // namespace

const Command project_add_command{
    .words = "project add",
    .summary = {"Open a project", "Ouvrir un projet"},
    .positionals = {{"CODE", {"its short name", "son nom court"}}},
    .options =
        {{"--title",
          "TEXT",
          {"as the public knows it", "tel que le public le connaît"},
          Need::required},
         {"--programme",
          "CODE",
          {"the programme it belongs to", "le programme dont il relève"}},
         {"--holder",
          "TEXT",
          {"who leads it; kept with the personal data",
           "qui le porte ; gardé avec les données personnelles"}},
         {"--stage",
          "STAGE",
          {"idea, selected, incubating, funding, funded, delivered or dropped",
           "idea, selected, incubating, funding, funded, delivered ou "
           "dropped"}},
         {"--proposed-by",
          "WHO",
          {"residents, town, association, company or other",
           "residents, town, association, company ou other"}}},
    .example =
        "obole project add ECOLE --title \"Toit de l’école\" --programme "
        "TERRITOIRE-2026 --stage funding",
    .records = true,
    .run = project_add};

const Command project_stage_command{
    .words = "project stage",
    .summary = {"Move a project to another stage",
                "Faire passer un projet à une autre étape"},
    .positionals =
        {{"CODE", {"the project", "le projet"}},
         {"STAGE",
          {"idea, selected, incubating, funding, funded, delivered or dropped",
           "idea, selected, incubating, funding, funded, delivered ou "
           "dropped"}}},
    .options = {{"--date",
                 "DATE",
                 {"since when; today, when left out",
                  "depuis quand ; aujourd’hui si absent"}}},
    .example = "obole project stage ECOLE delivered --date 2026-06-15",
    .records = true,
    .run = project_stage};

const Command project_partner_command{
    .words = "project partner",
    .summary = {"Say who else carries a project",
                "Dire qui d’autre porte un projet"},
    .positionals = {{"CODE", {"the project", "le projet"}}},
    .options =
        {{"--role",
          "ROLE",
          {"platform, sponsor, coach, coworking, holder, expert or other",
           "platform, sponsor, coach, coworking, holder, expert ou other"},
          Need::required},
         {"--name",
          "TEXT",
          {"who; kept with the personal data",
           "qui ; gardé avec les données personnelles"},
          Need::required},
         {"--contributes",
          "TEXT",
          {"what they contribute; kept with the personal data",
           "ce qu’il apporte ; gardé avec les données personnelles"}},
         {"--value",
          "AMOUNT",
          {"what that is worth, where it has a value",
           "ce que cela vaut, le cas échéant"}}},
    .example =
        "obole project partner ECOLE --role coach --name \"Le Quai 2\" "
        "--contributes \"ten days of advice\" --value 4000",
    .records = true,
    .run = project_partner};

const Command project_list_command{
    .words = "project list",
    .summary = {"List the projects", "Lister les projets"},
    .positionals = {},
    .options = known_options(),
    .example = "obole project list",
    .run = project_list};

}  // namespace cli
