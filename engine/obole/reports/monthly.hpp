#pragma once

#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

namespace obole::reports {

/// Month by month, by accounting day: gifts, refunds and fees of every
/// campaign.
Table monthly(ledger::Book& book, const View& view);

}  // namespace obole::reports
