// The ledger as it was known when it had fewer entries.

#pragma once

#include "obole/ledger/replay.hpp"

namespace obole::ledger {

/// A book as it was after its first entries, which can be led on through the
/// later ones.  Made by applying entries again to a scratch database: every
/// question is then answered by the very code that answers for today, and what
/// came later cannot be seen because it is not there.  Names and notes are
/// those of the people file now: what was forgotten stays forgotten.
///
/// `of` lives as long; it is held in one state for reading meanwhile.
class Past {
 public:
  explicit Past(Book& of);
  Past(const Past&) = delete;
  Past& operator=(const Past&) = delete;

  /// Leads the book on until it has `size` entries, its sums and head with
  /// them.  Refuses as objection_to_size, and with ledger_altered when its
  /// entries are not those whose root it has.
  Verdict advance(std::int64_t size, const Watch& watch = {});

  Book& book() { return book_; }

 private:
  store::Snapshot snapshot_;
  Book& of_;
  Book book_;
  Replay replay_;
};

/// That a ledger never had this size: entry_unknown.
Verdict objection_to_size(Book& of, std::int64_t size);

/// The book of `of` as it was at `size` entries, and nothing else of a Past.
/// Refuses as Past::advance.
Result<Book> past_book(Book& of, std::int64_t size, const Watch& watch = {});

}  // namespace obole::ledger
