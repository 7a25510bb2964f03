// The ledger's entries with postings, in the order in which they were recorded.

#pragma once

#include "obole/ledger/book.hpp"
#include "obole/reports/transaction.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace obole::reports {

/// The ledger's present head and trial balance, of one moment.  Refuses with
/// ledger_altered an account whose name no other program could read: obole
/// never records one.
Result<JournalHead> journal_head(ledger::Book& book);

/// Accounting days, both included.
struct Days {
  Date first = day_of_number(-1'000'000);
  Date last = day_of_number(1'000'000);
};

/// The transactions as they stood when the list was made.  Nothing of the
/// ledger is held between two pages.  Memory: a page, the names of accounts
/// and the titles of campaigns.
class TransactionList {
 public:
  /// Those numbered below `end`, of every accounting day or of `days`.
  TransactionList(ledger::Book& book, std::int64_t end, Days days = {});

  /// The next, in order; none at the end.  Valid until the next call.
  std::span<const Transaction> next();

  /// What stood on each account before the first of the days, in the order of
  /// first use; accounts at nothing are left out.  Names live as long as the
  /// list.
  std::vector<Leg> brought_forward();

 private:
  void read_titles();
  void read_accounts();
  void read_page();
  Sentence title_of(std::string_view kind, std::string_view body) const;

  ledger::Book& book_;
  std::int64_t end_;
  Days days_;
  std::int64_t at_ = 0;
  std::unordered_map<std::int64_t, std::string> accounts_;
  std::map<std::string, std::string, std::less<>> campaigns_;
  std::vector<Transaction> page_;
};

}  // namespace obole::reports
