#pragma once

#include "obole/bank/payouts.hpp"
#include "obole/intake/payout_coverage.hpp"
#include "obole/intake/payout_import.hpp"

#include <string>
#include <unordered_set>

namespace obole::intake {

/// Writes the movements of one file in entries of many each, and holds those
/// that are known against it.
class MovementRecorder {
 public:
  MovementRecorder(ledger::Journal& journal, PayoutReport& report,
                   PayoutCoverage& coverage);

  /// Ids that cannot stand in an entry are problems.
  Verdict take(const bank::MovementRow& row);
  /// Writes what is pending.
  Verdict end();

  /// The number of the first movement that is new, or would be.
  std::int64_t first() const { return before_ + 1; }

 private:
  /// A row, as an entry holds it.
  struct Told {
    std::string source;
    Movement movement;
    Date date;
    Money gross;
    Money fee;
    std::string payout;
    std::optional<Date> arrival;
    std::string gift;
  };
  /// The same of a movement that is known, with all that was told since.
  struct Known : Told {
    std::int64_t id;
  };
  Result<Told> told_in(const bank::MovementRow& row);
  std::optional<Known> known(const std::string& source);
  void record(const Told& told);
  void hold_against(const Told& told, const Known& known);
  bool is_repeated(const bank::MovementRow& row);
  Verdict flush();
  Verdict flush_completed();

  ledger::Journal& journal_;
  PayoutReport& report_;
  PayoutCoverage& coverage_;
  std::int64_t before_;
  std::int64_t next_;
  std::int64_t first_pending_ = 0;
  std::string items_;  // their part of the body
  std::size_t pending_ = 0;
  std::unordered_set<std::string> derived_;
  std::string completed_;
  std::size_t pending_completed_ = 0;
};

}  // namespace obole::intake
