// The passes, each a few steps over what is still open.

#pragma once

#include "obole/reconcile/round.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace obole::reconcile {

/// A line whose payer may be a platform; there once for each of them.
struct PlatformLine {
  std::uint32_t line;
  std::string_view platform;
};
std::vector<PlatformLine> lines_of_platforms(
    const World& world, State state, const std::vector<Platform>& platforms);

/// The passes by reference: matches those of equal amount, then holds, as
/// doubts, the lines with a reference of an item of another amount.
void by_payout_id(Round& round);
void by_own_reference(Round& round);
void by_end_to_end(Round& round);
void by_rf_reference(Round& round);

/// Gifts that the bank sends back.
void by_return(Round& round, Window window);

/// Deposits of cheques and cash, within `window` where the slip is not quoted.
void by_deposit(Round& round, Window window);

/// The passes by payer: equal amounts within a window.  The first also sets the
/// lines of platforms aside from all passes by donor.
void by_platform(Round& round, const std::vector<Platform>& platforms,
                 Window window);
void by_payer_account(Round& round, Window window);
void by_payer_name(Round& round, Window window);

/// Sums within groups: of one file of transfers, one platform, one donor.
void by_sum(Round& round, const std::vector<Platform>& platforms,
            const Windows& windows);

/// What promises of the same payer suggest for credits still open.
void suggest_promises(Round& round);

/// What amount and date alone suggest for lines still open: of lines of
/// platforms, payouts; of others, anything not matched.
void suggest(Round& round, Window window);

}  // namespace obole::reconcile
