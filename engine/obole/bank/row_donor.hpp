#pragma once

#include "obole/bank/donations.hpp"
#include "obole/bank/row_cells.hpp"

namespace obole::bank {

/// Fills in who gave: name or company, SIREN, e-mail, address.  Refuses a SIREN
/// or SIRET that is none.
Verdict read_donor(const Cells& cells, DonationRow& row);

}  // namespace obole::bank
