#include "obole/reports/earmarks.hpp"

namespace obole::reports {

Table earmark_table(const std::vector<ledger::Earmark>& earmarks,
                    Currency currency) {
  using Kind = Column::Kind;
  Table table;
  table.what = "report-earmarks";
  table.title = {"Earmarks", "Affectations"};
  table.columns = {{"code", {"Code", "Code"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text},
                   {"project", {"Project", "Projet"}, Kind::text},
                   {"donations", {"Gifts", "Dons"}, Kind::number},
                   {"received", {"Received", "Reçu"}, Kind::number},
                   {"spent", {"Spent", "Dépensé"}, Kind::number},
                   {"released", {"Released", "Libéré"}, Kind::number},
                   {"remaining", {"Remaining", "Reste"}, Kind::number}};
  std::int64_t donations = 0;
  Money received{0, currency};
  auto spent = received;
  auto released = received;
  for (const auto& one : earmarks) {
    table.rows.push_back({one.code, one.title,
                          one.project.empty() ? Cell() : Cell(one.project),
                          one.donations, one.received, one.spent, one.released,
                          one.remaining()});
    donations += one.donations;
    received += one.received;
    spent += one.spent;
    released += one.released;
  }
  if (!earmarks.empty()) {
    table.totals = {std::string("total"),
                    {},
                    {},
                    donations,
                    received,
                    spent,
                    released,
                    received - spent - released};
  }
  return table;
}

}  // namespace obole::reports
