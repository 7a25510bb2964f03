// A town, its statement of one day, and what notifications detail of it.

#pragma once

#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt054.hpp"

#include <string>
#include <vector>

namespace notified {

using support::cents;
using support::Collective;
namespace intake = obole::intake;

struct Town : support::World {
  obole::Result<intake::StatementFileReport> import(const std::string& bytes) {
    auto entries = journal();
    auto report = intake::import_statement(entries, support::source_of(bytes),
                                           {"bank.xml", {}});
    if (report) entries.commit();
    return report;
  }
  intake::StatementReport one(const std::string& bytes) {
    return import(bytes).value().statements.at(0);
  }
  obole::reports::AccountFigures account() {
    return obole::reports::account_figures(book()).at(0);
  }
  std::vector<std::string> open() {
    std::vector<std::string> list;
    for (const auto& line : obole::reports::open_lines(book(), context.today))
      list.push_back(plain(line.amount) + ' ' + line.name);
    return list;
  }
};

inline const std::string on = "2026-03-02";
inline const Collective gifts = {
    on,
    "R-1",
    {{1000, on, "E-1", "Ada", "don"}, {2000, on, "E-2", "Bob", "don"}}};
inline const Collective other = {on, "R-2", {{3000, on, "E-3", "Zoé", "don"}}};

inline std::string statement() {
  return support::statement_of("S-1", 0, on, {gifts, other});
}

using Names = std::vector<std::string>;

}  // namespace notified
