#include "obole/reconcile/passes.hpp"

#include "obole/base/check.hpp"
#include "obole/reconcile/steps.hpp"

#include <array>
#include <utility>

namespace obole::reconcile {

std::string_view name(Pass pass) {
  static constexpr std::array<std::string_view, pass_count> names = {
      "own reference",   "end-to-end id", "RF reference",
      "platform payout", "payer account", "payer name",
      "return",          "deposit slip",  "sum of several"};
  const auto number = static_cast<std::size_t>(pass);
  check(number < names.size(), "a pass is one of those listed");
  return names[number];
}

void early_passes(Round& round, const std::vector<Platform>& platforms,
                  const Windows& windows) {
  by_payout_id(round);
  by_platform(round, platforms, {windows.payout_before, windows.payout_after});
  by_own_reference(round);
  by_end_to_end(round);
  by_rf_reference(round);
  by_return(round, {0, windows.return_after});
  by_deposit(round, {windows.deposit_before, windows.deposit_after});
}

void late_passes(Round& round, const std::vector<Platform>& platforms,
                 const Windows& windows, std::int64_t& sums_left) {
  by_payer_account(round, {windows.account_before, windows.account_after});
  by_same_name(round, {windows.name_before, windows.name_after});
  by_close_name(round, {windows.name_before, windows.name_after});
  by_sum(round, platforms, windows, sums_left);
  suggest_promises(round);
}

Outcome reconcile(const std::vector<OpenLine>& lines,
                  const std::vector<OpenItem>& items,
                  const std::vector<Platform>& platforms,
                  const Windows& windows,
                  const std::vector<TakenBack>& taken_back) {
  Round round(lines, items, taken_back);
  early_passes(round, platforms, windows);
  auto sums_left = most_sums_tried;
  late_passes(round, platforms, windows, sums_left);
  suggest(round, windows);
  return std::move(round).finish();
}

}  // namespace obole::reconcile
