#pragma once

#include "obole/bank/statement.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/journal.hpp"

#include <string>

namespace obole::intake {

/// Writes what each statement says of itself, once its lines are recorded.
class StatementRegister {
 public:
  explicit StatementRegister(ledger::Journal& journal) : journal_(journal) {}

  /// The first statement recorded hereafter bears the caller's reference.
  /// Refuses with reference_reused one that stands for another file, and with
  /// text_malformed.
  Verdict refer(const std::string& reference, const std::string& digest);

  /// Records the statement unless it is there.  The earliest statement of an
  /// account also posts its opening balance.  Refuses with statement_conflicts
  /// when the bank's name, days and opening balance are those of a statement
  /// that is there, and its sums are not.
  Verdict record(const bank::StatementHead& head, const StatementReport& report,
                 std::int64_t first_line, const std::string& digest);

 private:
  bool is_there(const bank::StatementHead& head, const StatementReport& report);
  Verdict objection(const bank::StatementHead& head,
                    const StatementReport& report, std::int64_t account);
  std::optional<Money> opening_to_post(const bank::StatementHead& head,
                                       std::int64_t account);

  ledger::Journal& journal_;
  std::optional<ledger::Key> reference_;
};

}  // namespace obole::intake
