// The bank's side of a gift's dossier.

#pragma once

#include "obole/reports/dossier.hpp"

#include <vector>

namespace obole::reports {

/// The matches of the gift and of its refunds, by themselves or in a payout or
/// deposit, also those taken back; in the order in which they were made.
std::vector<DossierLine> dossier_lines(ledger::Book& book,
                                       std::int64_t donation);

}  // namespace obole::reports
