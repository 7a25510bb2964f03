// Which platforms collect for the town, and how they appear on statements.

#include "obole/base/unicode.hpp"
#include "obole/intake/open_world.hpp"

namespace obole::intake {
namespace {

constexpr const char* select_clearing =
    "SELECT substr(name, 17) FROM main.account WHERE name LIKE "
    "'Assets:Clearing:%'"
    "  AND name NOT IN ('Assets:Clearing:CARD', 'Assets:Clearing:TRANSFER',"
    "    'Assets:Clearing:DIRECT-DEBIT') ORDER BY name";

}  // namespace

std::vector<reconcile::Platform> platforms_in_use(ledger::Book& book) {
  std::vector<reconcile::Platform> platforms;
  auto& row = book.prepared(select_clearing);
  while (row.step()) {
    const std::string name(row.text(0));
    platforms.push_back({name, {folded(name)}});
  }
  row.reset();
  return platforms;
}

}  // namespace obole::intake
