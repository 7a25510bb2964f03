#pragma once

#include "obole/intake/payout_coverage.hpp"
#include "obole/intake/payout_import.hpp"

namespace obole::intake {

/// Adds to `report` what was reported before and is not in the file.
void find_vanished(ledger::Book& book, const PayoutCoverage& coverage,
                   PayoutReport& report);

/// Adds to `report` where platform and books do not agree on a gift of the
/// file: not there, of another amount, given back or charged otherwise.  Sums
/// differ only if they do so both through the file's last day and with all that
/// is known since, for the two may date one thing by different days.
void find_differences(ledger::Book& book, const PayoutCoverage& coverage,
                      PayoutReport& report);

}  // namespace obole::intake
