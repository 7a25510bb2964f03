// What changed the figures of a report between two states of the ledger.

#pragma once

#include "obole/ledger/past.hpp"
#include "obole/reports/table.hpp"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace obole::reports {

/// A report, asked of any book.
using Ask = std::function<Table(ledger::Book& book)>;

/// What one entry did to one figure.
struct Effect {
  std::int64_t entry = 0;
  Cell amount;  ///< Money, a count or a Share; missing where it is a word
};

/// A cell of the report that is not what it was.
struct ChangedFigure {
  std::string row;    ///< what its row is of, by the first column
  std::string field;  ///< its column's key
  Cell before;
  Cell after;
  /// Money, a count or a Share, where a missing figure is nothing; itself
  /// missing where the figure is a word or a day.
  Cell difference;
  /// In their order; their amounts add up to the difference.
  std::vector<Effect> effects;
};

/// The figures of `ask` that differ between the first `from` and the first `to`
/// entries of `book`, where `from` <= `to`, in the order of its rows.
///
/// The ledger as it was at `from` is led on entry by entry and asked each time:
/// what an entry did is what the report says with it, less what it said
/// without.  So nothing is told of an entry that the report itself does not
/// show; the price is one report an entry.  Totals are left out: they are sums
/// of what is there.  Refuses as ledger::Past::advance.
Result<std::vector<ChangedFigure>> differences(ledger::Book& book,
                                               std::int64_t from,
                                               std::int64_t to, const Ask& ask,
                                               const Watch& watch = {});

}  // namespace obole::reports
