// An entry that moves amounts between accounts, ready to be written as other
// programs read it.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reports {

struct Leg {
  std::int64_t account;   ///< its number, in the order of first use
  std::string_view name;  ///< "Assets:Cheques"; owned by whoever made the list
  Money amount;           ///< a debit is positive
};

/// No personal data is in it: what names a person is in the people file.
struct Transaction {
  std::int64_t seq;  ///< the entry's number
  Instant recorded;
  Date effective;         ///< the accounting day
  std::string kind;       ///< "donation.received"
  std::string hash;       ///< the entry's leaf, in hexadecimal
  Sentence title;         ///< "Gift to TOIT, A roof for the school"
  std::vector<Leg> legs;  ///< at least two, adding up to nothing
};

/// Where a list of transactions leads, for a reader to check.
struct JournalHead {
  std::string organisation;
  Currency currency = Currency::eur();
  std::int64_t size = 0;  ///< entries of the ledger, with or without postings
  std::string root;       ///< of the ledger's tree, in hexadecimal
  Date first;             ///< accounting days of the transactions
  Date last;
  /// The trial balance: every account by name.
  std::vector<std::pair<std::string, Money>> balances;
};

}  // namespace obole::reports
