#include "obole/intake/known_payers.hpp"

#include "obole/ledger/person.hpp"

#include <string>

namespace obole::intake {
namespace {

constexpr const char* select_person =
    "SELECT body FROM people.person WHERE donor = ?1 ORDER BY seq DESC LIMIT 1";

std::string name_of_donor(ledger::Book& book, std::int64_t donor) {
  auto& row = book.prepared(select_person);
  std::string name;
  if (row.bind(donor).step()) {
    if (const auto person = ledger::person_in(row.text(0))) name = person->name;
  }
  row.reset();
  return name;
}

}  // namespace

void KnownPayers::tell(reconcile::OpenItem& item) {
  if (item.donor == 0) return;
  // Where a gift came from that goes back is known better.
  if (item.kind == reconcile::ItemKind::seen_gift) return;
  item.name = name_of_donor(book_, item.donor);
  item.iban = accounts_.of(item.donor);
}

}  // namespace obole::intake
