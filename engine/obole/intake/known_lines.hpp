#pragma once

#include "obole/ledger/book.hpp"
#include "obole/ledger/commitment.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace obole::intake {

/// The lines that the ledger had before a file, met in it again.  Those of a
/// day are looked up together, when the file first has a line of that day: an
/// index over digests would be written in random order, line after line.
class KnownLines {
 public:
  /// Lines up to `last` were there before.
  KnownLines(ledger::Book& book, std::int64_t last);

  /// Whether `account` has a line of that day and identity which the file did
  /// not meet yet; it now did.  Of twins each is met once.
  bool meet(const std::string& account, Date booked,
            const ledger::Likeness& identity);

 private:
  struct Day {
    std::vector<ledger::Likeness> identities;  // sorted
    std::vector<std::uint32_t> met;  // of equal ones, counted at the first
  };
  Day& day_of(const std::string& account, std::int64_t number);
  Day loaded(const std::string& account, std::int64_t number);

  ledger::Book& book_;
  std::int64_t last_;
  std::map<std::pair<std::string, std::int64_t>, Day> days_;
};

}  // namespace obole::intake
