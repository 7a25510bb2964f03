#pragma once

#include "obole/bank/statement.hpp"
#include "obole/intake/known_lines.hpp"
#include "obole/intake/other_formats.hpp"
#include "obole/intake/renamed_lines.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/ledger/lines.hpp"

#include <span>
#include <string>
#include <vector>

namespace obole::intake {

/// Writes the lines of one account in entries of many lines each.
class LineRecorder {
 public:
  explicit LineRecorder(ledger::Journal& journal);

  /// The lines that follow belong to a statement of this account.
  void begin(const std::string& iban, std::string_view format);

  enum class Added : std::uint8_t {
    recorded,
    known,  ///< it is there already
    held,   ///< decided at the end of the statement
  };
  /// Records `line` unless it is there.  A line without day takes `otherwise`.
  Result<Added> add(const bank::Line& line, Date otherwise);

  struct Ended {
    std::uint64_t recorded = 0;  ///< of the lines that were held
    std::uint64_t known = 0;
    std::uint64_t renamed = 0;  ///< of these, known by all but their names
  };
  /// Decides what was held of the statement of the days `from` to `to`, and
  /// writes what is pending.  Refuses with
  /// statement_conflicts a day that another format's statement proves to be
  /// otherwise.
  Result<Ended> end(std::optional<Date> from, std::optional<Date> to);

  /// Records `parts`, of one day, as those of line `whole`, to which they add
  /// up.  More than fit in an entry end with a line for the rest, which is
  /// itemised in turn.
  Verdict itemise(std::int64_t whole, std::span<const bank::Line> parts,
                  Date booked);

  /// By which `line`, booked on that day, is known.
  ledger::Likeness identity_of(const bank::Line& line, Date booked) const;

  /// The number of the next new line.
  std::int64_t next_line() const { return next_; }

 private:
  struct Pending {
    std::int64_t id;
    ledger::Salt salt;
    std::string text;
  };
  Verdict record(const bank::Line& line, Date booked,
                 const ledger::Likeness& identity, std::string text);
  Verdict flush(std::int64_t itemised = 0);
  void keep(const bank::Line& line, Date booked,
            const ledger::Likeness& identity, std::string text);
  void keep(const bank::Line& line, Date booked);
  Verdict record_held(const bank::Line& line, Date booked);

  ledger::Journal& journal_;
  Sha256 sha_;
  std::string iban_;
  std::optional<OtherFormats> other_formats_;
  std::optional<RenamedLines> renamed_;
  std::int64_t last_before_;  // this file
  std::int64_t next_;
  KnownLines known_;
  std::int64_t first_ = 0;  // of the pending ones
  std::string items_;       // their part of the body
  std::vector<Pending> pending_;
  std::int64_t credits_ = 0;
  std::int64_t debits_ = 0;
};

}  // namespace obole::intake
