// The same days of an account from another format: its lines are the lines that
// are there already, however differently the two formats word them.

#pragma once

#include "obole/bank/statement.hpp"
#include "obole/ledger/journal.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace obole::intake {

/// What other formats' statements brought of one account, before this file.
///
/// A day is covered by a statement of another format that was open on it.  On a
/// covered day a line is known when the ledger has one of that amount which no
/// earlier line of this file took for itself.  What is left is held back until
/// the statement ends: formats itemise batches differently, so that a day whose
/// sum is the same is the same day, whatever its lines.
class OtherFormats {
 public:
  OtherFormats(ledger::Journal& journal, const std::string& iban,
               std::string_view format);

  bool covers(Date day);

  /// Counts a line of a covered day, known or not.
  void note(Date day, std::int64_t amount);

  /// Whether the ledger has this line from another format.  Only on a day that
  /// is covered.
  bool knows(Date day, std::int64_t amount);

  /// Keeps a line of a covered day that is not known, until the end.
  void hold(Date day, const bank::Line& line);

  struct Leftover {
    struct Held {
      Date day;
      bank::Line line;
    };
    std::vector<Held> lines = {};  ///< to be recorded after all
    std::uint64_t known = 0;       ///< held lines that are known by their day
    /// A day on which both formats cannot be right: the one there is proven by
    /// its balances, and the sum of this file's day is another.
    std::optional<Date> conflict = {};
    std::int64_t here = 0;  ///< its sums, in minor units
    std::int64_t there = 0;
  };
  /// At the end of the statement: what becomes of the lines held back.
  Leftover finish();

 private:
  struct Cover {
    std::int64_t from;
    std::int64_t to;
    std::int64_t first_line;
    std::int64_t lines;
    bool is_proven;
  };
  struct Day {
    bool is_covered = false;
    bool is_proven = false;
    std::int64_t there = 0;
    std::int64_t here = 0;
    std::map<std::int64_t, std::int64_t> amounts = {};  // not yet taken
    std::vector<bank::Line> held = {};
  };
  Day& day_of(Date day);
  void load(const Cover& cover, std::int64_t number, Day& day);

  ledger::Journal& journal_;
  std::vector<Cover> covers_;
  std::map<std::int64_t, Day> days_;
};

}  // namespace obole::intake
