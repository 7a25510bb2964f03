// The passes, each a few steps over what is still open.

#pragma once

#include "obole/reconcile/round.hpp"

#include <cstdint>
#include <functional>
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

/// The platforms that the payer of a line may be.
void each_platform_of(const OpenLine& line,
                      const std::vector<Platform>& platforms,
                      const std::function<void(const Platform&)>& visit);

/// Sets the open lines of platforms aside from all passes by donor.
void set_platforms_aside(Round& round, const std::vector<Platform>& platforms);

/// The passes by reference: matches those of equal amount, then holds, as
/// doubts, the lines with a reference of an item of another amount.
void by_payout_id(Round& round);
void by_own_reference(Round& round);
void by_end_to_end(Round& round);
void by_rf_reference(Round& round);

/// Gifts that the bank sends back.
void by_return(Round& round, Window window);

/// Whether the bank calls the line a deposit of cheques or of cash.
bool is_deposit(const OpenLine& line);

/// Deposits of cheques and cash, within `window` where the slip is not quoted.
void by_deposit(Round& round, Window window);

/// The passes by payer: equal amounts within a window.  The first also sets the
/// lines of platforms aside from all passes by donor.
void by_platform(Round& round, const std::vector<Platform>& platforms,
                 Window window);
void by_payer_account(Round& round, Window window);
void by_same_name(Round& round, Window window);
void by_close_name(Round& round, Window window);

/// Sums within groups: of one file of transfers, one platform, one donor.
/// How many sets may still be tried is `sums_left`; what is left after it.
void by_sum(Round& round, const std::vector<Platform>& platforms,
            const Windows& windows, std::int64_t& sums_left);

/// About a second of work in all.
inline constexpr std::int64_t most_sums_tried = 10'000'000;

/// What promises of the same payer suggest for credits still open.
void suggest_promises(Round& round);

/// What amount and date alone suggest for lines still open: of lines of
/// platforms, payouts; of others, anything not matched.
void suggest(Round& round, const Windows& windows);

/// The passes in their order, but for suggestions by amount and date: those up
/// to deposits, and those by payer, which come after all of the first.
void early_passes(Round& round, const std::vector<Platform>& platforms,
                  const Windows& windows);
void late_passes(Round& round, const std::vector<Platform>& platforms,
                 const Windows& windows, std::int64_t& sums_left);

}  // namespace obole::reconcile
