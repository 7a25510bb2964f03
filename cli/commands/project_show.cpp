// obole project show: all there is to say of one project.

#include "cli/commands.hpp"
#include "cli/commands/cells.hpp"
#include "cli/known.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/disbursements.hpp"
#include "obole/ledger/territory.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

// A project, with what is known of it.
struct Shown {
  ledger::Project project;
  std::vector<ledger::ProjectStage> stages;
  std::vector<ledger::Partner> partners;
  std::vector<ledger::Campaign> campaigns;
  ledger::ProjectMoney money;
};

Shown shown_of(ledger::Book& book, ledger::Project project) {
  Shown shown{project,
              ledger::stages_of(book, project),
              ledger::partners_of(book, project),
              {},
              ledger::project_money(book, project.code)};
  for (auto& campaign : ledger::campaigns(book)) {
    if (campaign.project == project.code)
      shown.campaigns.push_back(std::move(campaign));
  }
  return shown;
}

// One table of three kinds of row: stages, partners, campaigns.
reports::Table table_of(const Shown& shown) {
  reports::Table table;
  table.what = "project-show";
  const auto& project = shown.project;
  table.title = {project.code + ", " + project.title,
                 project.code + ", " + project.title};
  table.columns = {{"part", {"Part", "Élément"}, Kind::text},
                   {"what", {"What", "Quoi"}, Kind::text},
                   {"name", {"Name", "Nom"}, Kind::text},
                   {"contributes", {"Contributes", "Apport"}, Kind::text},
                   {"date", {"From", "Depuis"}, Kind::text},
                   {"amount", {"Amount", "Montant"}, Kind::number}};
  for (const auto& one : shown.stages) {
    table.rows.push_back({Sentence{"stage", "étape"},
                          spoken_word<Stage>(one.stage),
                          {},
                          {},
                          one.date,
                          {}});
  }
  for (const auto& one : shown.partners) {
    table.rows.push_back(
        {Sentence{"partner", "partenaire"}, spoken_word<PartnerRole>(one.role),
         if_any(one.name), if_any(one.contributes), reports::Cell(),
         one.value ? reports::Cell(*one.value) : reports::Cell()});
  }
  for (const auto& one : shown.campaigns) {
    table.rows.push_back({Sentence{"campaign", "campagne"},
                          one.code,
                          one.title,
                          {},
                          one.opens,
                          one.goal});
  }
  table.notes = {
      {{"Programme", "Programme"}, if_any(project.programme)},
      {{"Stage", "Étape"}, spoken_word<Stage>(project.stage)},
      {{"Proposed by", "Proposé par"},
       spoken_if_any<Proposer>(project.proposer)},
      {{"Holder", "Porteur"}, if_any(project.holder)},
      {{"Earned", "Acquis"}, spoken(shown.money.earned)},
      {{"Disbursed", "Reversé"}, spoken(shown.money.disbursed)},
      {{"Available", "Disponible"}, spoken(shown.money.available())}};
  return table;
}

Json json_of(const reports::Table& table, const Shown& shown) {
  auto stages = Json::list();
  for (const auto& one : shown.stages)
    stages.add(Json().set("stage", one.stage).set("date", one.date));
  auto partners = Json::list();
  for (const auto& one : shown.partners) {
    partners.add(Json()
                     .set("entry", one.seq)
                     .set("role", one.role)
                     .set("name", if_any(one.name))
                     .set("contributes", if_any(one.contributes))
                     .set("value", one.value));
  }
  auto campaigns = Json::list();
  for (const auto& one : shown.campaigns) {
    campaigns.add(Json()
                      .set("code", one.code)
                      .set("title", one.title)
                      .set("goal", one.goal)
                      .set("opens", one.opens)
                      .set("closes", one.closes));
  }
  const auto& project = shown.project;
  return Json::of(table.what)
      .set("code", project.code)
      .set("title", project.title)
      .set("programme", if_any(project.programme))
      .set("stage", project.stage)
      .set("proposed_by", if_any(project.proposer))
      .set("holder", if_any(project.holder))
      .set("stages", stages)
      .set("partners", partners)
      .set("campaigns", campaigns)
      .set("earned", shown.money.earned)
      .set("disbursed", shown.money.disbursed)
      .set("available", shown.money.available());
}

Exit show(Session& session, Arguments& arguments) {
  const auto code = arguments.code("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto project = ledger::find_project(*book, code.text());
  if (!project) return session.refuse(project.error());
  const auto shown = shown_of(*book, *project);
  const auto table = table_of(shown);
  session.print(table, json_of(table, shown));
  return Exit::done;
}

}  // namespace

const Command project_show_command{
    .words = "project show",
    .summary = {"Show a project: who carries it, its stages, its money",
                "Montrer un projet : qui le porte, ses étapes, son argent"},
    .positionals = {{"CODE", {"the project", "le projet"}}},
    .options = known_options(),
    .example = "obole project show ECOLE",
    .run = show};

}  // namespace cli
