// The journal: the only way in which entries are written.
//
// A Journal is one transaction over both files, under the writer lock.  What
// was appended is there once commit() has returned; without it, nothing is.

#pragma once

#include "obole/base/watch.hpp"
#include "obole/ledger/book.hpp"
#include "obole/ledger/draft.hpp"
#include "obole/store/writer_lock.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace obole::ledger {

/// Who writes, when and how.  The engine reads no clock: both come from here.
struct Context {
  Instant now;          ///< recorded with each entry
  Date today;           ///< the organisation's civil day
  std::string by;       ///< the user's account as claimed; proves nothing
  std::string version;  ///< of the program
  std::string task = "write";  ///< what somebody waiting for the lock reads
  std::chrono::milliseconds wait = std::chrono::seconds{30};
  bool dry_run = false;  ///< everything is done but kept: commit undoes it
  Watch watch = {};      ///< is told how far long work is
};

/// What became of a request.
struct Recorded {
  std::int64_t seq = 0;
  bool already =
      false;  ///< the same request was recorded before, under this key
};

class Journal {
 public:
  /// Takes the lock and begins.  Refuses with ledger_busy, naming who holds it.
  static Result<Journal> begin(Book& book, const Context& context);
  /// The refusal of whoever waited in vain for the lock of `book`.
  static Refusal busy(const Book& book);

  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) = delete;
  ~Journal();  ///< undoes what was not committed

  /// Writes `draft` as the next entry, with its rows and personal text.
  ///
  /// A key that is known answers with the first entry when the content is the
  /// same, and refuses with reference_reused otherwise, naming the first field
  /// that differs; a refused request does not use its key up.  Refuses with
  /// period_closed what is dated on or before the last closed day.  The draft's
  /// postings balance and what it names exists, as the caller promises.
  Result<Recorded> append(const Draft& draft);

  /// Refuses with period_closed a day on or before the last closed one.
  Verdict objection_to_day(Date day) const;

  /// The entry that has `key`, if one has.
  std::optional<std::int64_t> find(const Key& key);

  /// Makes everything appended durable.  Throws StoreError; when the failure
  /// leaves it open whether the transaction happened, looks it up first.
  void commit();

  Book& book() noexcept { return *book_; }
  const Context& context() const noexcept { return context_; }
  /// The number that the next entry gets.
  std::int64_t next() const;

 private:
  struct Writer;  // statements and buffers, kept over many appends
  Journal(Book& book, const Context& context, store::WriterLock lock);
  Verdict same_content(std::int64_t seq, const Draft& draft);
  std::string body_of(const Draft& draft, std::int64_t recorded,
                      std::string_view salt);
  void write_personal(const Draft& draft, std::int64_t seq,
                      std::string_view salt);

  Book* book_;
  Context context_;
  store::WriterLock lock_;
  std::unique_ptr<store::Transaction> transaction_;
  std::unique_ptr<Writer> writer_;
  std::optional<Key> last_key_;
};

}  // namespace obole::ledger
