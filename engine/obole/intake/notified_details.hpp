// What a notification (camt.054) says of movements that statements brought:
// their details become lines in their stead, and bring no money (decision
// 0010).

#pragma once

#include "obole/bank/statement.hpp"
#include "obole/intake/line_recorder.hpp"
#include "obole/intake/lines_of_day.hpp"
#include "obole/ledger/journal.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace obole::intake {

/// Joins each movement of a notification to the line that a statement made of
/// it on the same day: by all its details, by the bank's reference, by amount.
class NotifiedDetails {
 public:
  /// Both outlive this object.
  NotifiedDetails(ledger::Journal& journal, LineRecorder& lines)
      : journal_(journal), lines_(lines) {}

  /// A notification about this account begins.
  void begin(const std::string& iban);

  struct Taken {
    std::uint64_t recorded = 0;  ///< details that are new lines
    std::uint64_t known = 0;     ///< details that add nothing
    bool is_explained = false;   ///< its line is matched and stays whole
  };
  /// The notification ends: what was put off is decided.  A statement of
  /// another format knows a movement by other references; it is joined to its
  /// line where day and amount leave one movement and one line, and waits
  /// (line_unknown) where they leave several.
  Result<Taken> end();
  /// A line of the notification.  Nothing is decided before the last one of a
  /// movement.  Refuses with
  /// - line_unknown a movement of which the ledger has no line: its statement
  ///   is not recorded yet;
  /// - statement_conflicts one that the ledger has otherwise, or whose line
  ///   cannot be told from another;
  /// - file_malformed one without any day.
  Result<Taken> take(const bank::Line& line);

 private:
  struct PutOff {
    std::vector<bank::Line> parts;
    Date booked;
  };
  Result<Taken> settle(Date booked);
  Result<Taken> settle(LinesOfDay& day, LineThere& whole, Date booked);
  Result<Taken> settle_otherwise(const PutOff& movement);
  std::size_t alike(Date booked, Money amount) const;
  Money total() const;

  ledger::Journal& journal_;
  LineRecorder& lines_;
  std::string iban_;
  std::map<std::string, std::map<std::int64_t, LinesOfDay>> days_;
  std::vector<bank::Line> parts_;  ///< of the movement at hand
  std::vector<PutOff> put_off_;    ///< no reference says which line is theirs
};

}  // namespace obole::intake
