#pragma once

#include "obole/bank/statement.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/ledger/lines.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace obole::intake {

/// Writes the lines of one account in entries of many lines each.
class LineRecorder {
 public:
  explicit LineRecorder(ledger::Journal& journal);

  /// The lines that follow belong to this account.
  void begin(const std::string& iban);

  /// Records `line` unless it is there.  A line without day takes `otherwise`.
  /// Says whether it was new.
  Result<bool> add(const bank::Line& line, Date otherwise);

  /// Writes what is pending.
  Verdict flush();

  /// The number of the next new line.
  std::int64_t next_line() const { return next_; }

 private:
  struct Pending {
    std::int64_t id;
    ledger::Salt salt;
    std::string text;
  };
  struct Hash {
    std::size_t operator()(const ledger::Likeness& likeness) const;
  };
  bool is_known(const ledger::Likeness& identity);
  void keep(const bank::Line& line, Date booked,
            const ledger::Likeness& identity, std::string text);

  ledger::Journal& journal_;
  Sha256 sha_;
  std::string iban_;
  std::int64_t before_;  // lines up to here were there before this file
  std::int64_t next_;
  std::int64_t first_ = 0;  // of the pending ones
  std::string items_;       // their part of the body
  std::vector<Pending> pending_;
  std::int64_t credits_ = 0;
  std::int64_t debits_ = 0;
  // How often this file has shown a line that the ledger has: twins are told
  // apart by their number.
  std::unordered_map<ledger::Likeness, std::int64_t, Hash> seen_;
};

}  // namespace obole::intake
