// What donors chose, and what of it is left.

#pragma once

#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <string_view>

namespace obole::reports {

/// By campaign and minimum; of one campaign, or of all where it is empty; the
/// gifts and refunds that `view` sees.
///
/// A gift that was given back whole gives its place back, with its counterpart;
/// any other keeps the whole counterpart, and counts with what is left of it.
Table tiers(ledger::Book& book, std::string_view campaign, const View& view);

}  // namespace obole::reports
