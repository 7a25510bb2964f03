// Lines of a download that the ledger has from an earlier one, to which the
// bank has given other names since (decision 0016).

#pragma once

#include "obole/bank/statement.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/ledger/lines.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obole::intake {

/// What earlier OFX downloads brought of one account.
///
/// OFX gives each movement a name of its own (FITID); some banks make it anew
/// for each download.  A download has a day whole, or as far as it was over:
/// if no line of a day is met by its name, and all that one of the two
/// downloads has of it is in the other but for the names, the lines are the
/// same, and only what this one has beyond them is new.
class RenamedLines {
 public:
  /// Lines up to `last` were there before this file.
  RenamedLines(ledger::Journal& journal, std::string iban,
               std::string_view format, std::int64_t last);

  /// Whether earlier downloads brought lines of that day.
  bool covers(Date day);

  /// A line of a covered day is there, by its name.
  void met(Date day);

  /// Keeps a line of a covered day that is not there by its name.
  void hold(Date day, const bank::Line& line, const ledger::LineText& text);

  struct Decided {
    std::vector<std::pair<Date, bank::Line>> fresh = {};  ///< to be recorded
    std::uint64_t renamed = 0;  ///< there already, under other names
  };
  /// At the end of the statement, which asked for the days `from` to `to`:
  /// where the bank keeps its names elsewhere, these two may be there in part,
  /// and no line of theirs is taken for another.
  Decided finish(std::optional<Date> from, std::optional<Date> to);

 private:
  struct Held {
    bank::Line line;
    std::string content;
  };
  using Counts = std::map<std::string, std::int64_t>;
  struct Day {
    Counts there = {};  ///< lines of each content
    bool is_met = false;
    std::vector<Held> held = {};
  };
  Day& day_of(Date day);
  static bool is_same(const Day& day);

  ledger::Journal& journal_;
  std::string iban_;
  std::int64_t last_;
  std::vector<std::pair<std::int64_t, std::int64_t>> downloads_;  ///< lines
  std::map<std::int64_t, Day> days_;
};

}  // namespace obole::intake
