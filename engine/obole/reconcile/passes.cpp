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

Outcome reconcile(const std::vector<OpenLine>& lines,
                  const std::vector<OpenItem>& items,
                  const std::vector<Platform>& platforms,
                  const Windows& windows,
                  const std::vector<TakenBack>& taken_back) {
  const Window account{windows.account_before, windows.account_after};
  const Window name{windows.name_before, windows.name_after};
  const Window payout{windows.payout_before, windows.payout_after};
  const Window deposit{windows.deposit_before, windows.deposit_after};
  const Window sent_back{0, windows.return_after};

  Round round(lines, items, taken_back);
  by_payout_id(round);
  by_platform(round, platforms, payout);
  by_own_reference(round);
  by_end_to_end(round);
  by_rf_reference(round);
  by_return(round, sent_back);
  by_deposit(round, deposit);
  by_payer_account(round, account);
  by_payer_name(round, name);
  by_sum(round, platforms, windows);
  suggest_promises(round);
  suggest(round, account);
  return std::move(round).finish();
}

}  // namespace obole::reconcile
