#include "obole/reports/rollups.hpp"

namespace obole::reports {
namespace {

using Kind = Column::Kind;

std::vector<Column> columns(Column first) {
  return {std::move(first),
          {"title", {"Title", "Intitulé"}, Kind::text},
          {"campaign_count", {"Campaigns", "Campagnes"}, Kind::number},
          {"goal", {"Goal", "Objectif"}, Kind::number},
          {"pledged", {"Pledged", "Promis"}, Kind::number},
          {"received", {"Received", "Reçu"}, Kind::number},
          {"refunded", {"Refunded", "Remboursé"}, Kind::number},
          {"fees", {"Fees", "Frais"}, Kind::number},
          {"net", {"Net", "Net"}, Kind::number},
          {"reconciled", {"Reconciled", "Rapproché"}, Kind::number},
          {"matched", {"Matched", "Abondé"}, Kind::number, true},
          {"in_kind", {"In kind", "En nature"}, Kind::number, true},
          {"held", {"Held", "Réservé"}, Kind::number, true},
          {"disbursed", {"Disbursed", "Reversé"}, Kind::number, true},
          {"available", {"Available", "Disponible"}, Kind::number},
          {"donations", {"Gifts", "Dons"}, Kind::number},
          {"donors", {"Donors", "Donateurs"}, Kind::number}};
}

Row row_of(Cell first, const RollUp& one) {
  return {std::move(first), one.title,      one.campaigns,   one.goal,
          one.pledged,      one.received,   one.refunded,    one.fees,
          one.net(),        one.reconciled, one.matched,     one.in_kind,
          one.held,         one.disbursed,  one.available(), one.donations,
          one.donors};
}

const Column programme_column{
    "programme", {"Programme", "Programme"}, Kind::text};
const Column project_column{"project", {"Project", "Projet"}, Kind::text};

Table table_of(const RollUps& figures, Column first, Sentence without) {
  Table table;
  table.columns = columns(std::move(first));
  for (const auto& one : figures.rows)
    table.rows.push_back(row_of(one.code, one));
  if (figures.outside) {
    table.rows.push_back(row_of(Cell(), *figures.outside));
    table.rows.back()[1] = std::move(without);
  }
  if (table.rows.empty()) return table;
  table.totals = row_of(std::string("total"), figures.total);
  table.totals[1] = Cell();
  return table;
}

}  // namespace

Table programme_table(const RollUps& figures) {
  auto table = table_of(figures, programme_column,
                        {"without a programme", "sans programme"});
  table.what = "report-programme";
  table.title = {"Programmes", "Programmes"};
  return table;
}

Table programme_table(const ProgrammeFigures& figures) {
  auto table =
      table_of({figures.projects, {}, figures.whole}, project_column, {});
  table.what = "report-programme";
  table.title = {figures.whole.title, figures.whole.title};
  return table;
}

Table project_table(const RollUps& figures) {
  auto table =
      table_of(figures, project_column, {"without a project", "sans projet"});
  table.what = "report-project";
  table.title = {"Projects", "Projets"};
  return table;
}

Table project_table(const ProjectFigures& figures) {
  auto table = campaign_table(figures.campaigns);
  table.what = "report-project";
  table.title = {figures.whole.title, figures.whole.title};
  const auto note = [&table](const char* en, const char* fr, Money amount) {
    table.notes.emplace_back(Sentence{en, fr}, spoken(amount));
  };
  note("Earned", "Acquis", figures.whole.earned);
  note("Disbursed", "Reversé", figures.whole.disbursed);
  note("Available", "Disponible", figures.whole.available());
  if (table.totals.empty()) return table;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (table.columns[at].key == "donors")
      table.totals[at] = figures.whole.donors;
  }
  return table;
}

}  // namespace obole::reports
