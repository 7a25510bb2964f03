// Entries, read as they are stored and applied again, in order.

#pragma once

#include "obole/base/watch.hpp"
#include "obole/ledger/table_sink.hpp"

namespace obole::ledger {

/// Applies the entries of one book to the projections of another, or of the
/// same, whose projections are empty.  Another book is given the entries too:
/// it is then the ledger as it was at that size.  Holds a cursor over `source`
/// as long as it lives; sums and head are left to be written by the caller.
class Replay {
 public:
  Replay(Book& source, Book& target);

  /// Applies entries until `target` has `size` of them, or there are no more.
  /// Refuses with ledger_altered when a body does not have its hash, or is
  /// filed otherwise than it says.
  Verdict up_to(std::int64_t size, const Watch& watch);

  /// That nothing can be made of entries which are not what was recorded.
  static Refusal altered(const Book& book, Sentence why);

 private:
  Verdict apply();

  Book& source_;
  Book& target_;
  store::Statement entry_;
  std::optional<store::Statement> copy_;  ///< into another book
  TableSink sink_;
  Sha256 sha_;
  canonical::Document document_;
};

}  // namespace obole::ledger
