// Whether gifts meant for a use went to it.

#pragma once

#include "obole/ledger/earmarks.hpp"
#include "obole/reports/table.hpp"

#include <vector>

namespace obole::reports {

/// What came for each declared use, what was spent and released, what remains.
Table earmark_table(const std::vector<ledger::Earmark>& earmarks,
                    Currency currency);

}  // namespace obole::reports
