// Who may have paid for what is open.

#pragma once

#include "obole/intake/known_accounts.hpp"
#include "obole/reconcile/open.hpp"

namespace obole::intake {

/// Knows donors' names, and the accounts that their gifts came from until it
/// was made.  16 bytes for every gift that taught an account.
class KnownPayers {
 public:
  explicit KnownPayers(ledger::Book& book) : book_(book), accounts_(book) {}

  /// Fills in the name and the account of the item's donor, if it has one.
  void tell(reconcile::OpenItem& item);

 private:
  ledger::Book& book_;
  KnownAccounts accounts_;
};

}  // namespace obole::intake
