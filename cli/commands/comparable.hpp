// The reports whose figures can be compared between two states.

#pragma once

#include "obole/base/result.hpp"
#include "obole/ledger/book.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <string>
#include <string_view>

namespace cli {

/// A report as `report diff` asks it: what a row is of stands in its first
/// column, and its other columns are compared.
struct Comparable {
  std::string_view name;
  obole::reports::Table (*ask)(obole::ledger::Book& book,
                               const obole::reports::View& view,
                               obole::Date today);
};

/// Refuses with choice_unknown.
obole::Result<Comparable> comparable(const std::string& typed);

/// "campaign, programme ... or balances".
obole::Sentence comparable_names();

}  // namespace cli
