// The passes, each a few steps over what is still open.

#pragma once

#include "obole/reconcile/round.hpp"

#include <vector>

namespace obole::reconcile {

/// The passes by reference: matches those of equal amount, then holds, as
/// doubts, the lines with a reference of an item of another amount.
void by_payout_id(Round& round);
void by_own_reference(Round& round);
void by_end_to_end(Round& round);
void by_rf_reference(Round& round);

/// The passes by payer: equal amounts within a window.  The first also sets the
/// lines of platforms aside from all passes by donor.
void by_platform(Round& round, const std::vector<Platform>& platforms,
                 Window window);
void by_payer_account(Round& round, Window window);
void by_payer_name(Round& round, Window window);

/// What amount and date alone suggest for lines still open: of lines of
/// platforms, payouts; of others, anything not matched.
void suggest(Round& round, Window window);

}  // namespace obole::reconcile
