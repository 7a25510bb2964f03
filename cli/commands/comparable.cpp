#include "cli/commands/comparable.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/earmarks.hpp"
#include "obole/reports/balances.hpp"
#include "obole/reports/earmarks.hpp"
#include "obole/reports/monthly.hpp"
#include "obole/reports/receipts.hpp"
#include "obole/reports/rollups.hpp"
#include "obole/reports/tiers.hpp"

#include <algorithm>
#include <array>

namespace cli {
namespace {

using namespace obole;
using ledger::Book;
using reports::Table;
using reports::View;

// A tier is named with its campaign.
Table tiers(Book& book, const View& view, Date /*today*/) {
  auto table = reports::tiers(book, "", view);
  table.columns.erase(table.columns.begin());
  for (auto& row : table.rows) {
    row[1] =
        std::get<std::string>(row[0]) + '/' + std::get<std::string>(row[1]);
    row.erase(row.begin());
  }
  table.totals.clear();
  return table;
}

Table declaration(Book& book, const View& view, Date /*today*/) {
  return reports::declaration_table(book, reports::receipt_years(book, view),
                                    view);
}

constexpr std::array all = {
    Comparable{"campaign",
               [](Book& book, const View& view, Date today) {
                 return reports::campaign_table(
                     reports::all_campaign_figures(book, view, today));
               }},
    Comparable{"programme",
               [](Book& book, const View& view, Date today) {
                 return reports::programme_table(
                     reports::all_programme_figures(book, view, today));
               }},
    Comparable{"project",
               [](Book& book, const View& view, Date today) {
                 return reports::project_table(
                     reports::all_project_figures(book, view, today));
               }},
    Comparable{"monthly",
               [](Book& book, const View& view, Date /*today*/) {
                 return reports::monthly(book, view);
               }},
    Comparable{"balances",
               [](Book& book, const View& view, Date /*today*/) {
                 return reports::balances(book, view);
               }},
    Comparable{"receipts",
               [](Book& book, const View& view, Date /*today*/) {
                 return reports::receipt_figures(book, view);
               }},
    Comparable{"declaration", declaration},
    Comparable{"tiers", tiers},
    Comparable{"earmarks", [](Book& book, const View& view, Date /*today*/) {
                 return reports::earmark_table(
                     ledger::earmarks(book, view.as_of), book.currency());
               }}};

}  // namespace

Sentence comparable_names() {
  Sentence names;
  for (const auto& one : all) {
    if (&one == &all.back())
      names = say("{} or {}", "{} ou {}", names, one.name);
    else
      names = names.empty() ? say("{}", "{}", one.name)
                            : say("{}, {}", "{}, {}", names, one.name);
  }
  return names;
}

Result<Comparable> comparable(const std::string& typed) {
  const auto* const found =
      std::find_if(all.begin(), all.end(),
                   [&](const auto& one) { return one.name == typed; });
  if (found != all.end()) return *found;
  return Refusal{Reason::choice_unknown,
                 typed,
                 say("no such report can be compared",
                     "aucun rapport de ce nom ne peut être comparé"),
                 comparable_names(),
                 {{}, 0, "REPORT"}};
}

}  // namespace cli
