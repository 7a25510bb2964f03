#include "obole/reconcile/suggestible.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace obole::reconcile {

Suggestible suggestible(const OpenItem& item) {
  return {item.amount, day_number(item.date), item.kind, item.id};
}

Suggester::Suggester(std::vector<Suggestible> items, const Windows& windows)
    : all_(std::move(items)),
      before_(windows.account_before),
      after_(windows.account_after) {
  std::sort(all_.begin(), all_.end());
  std::copy_if(all_.begin(), all_.end(), std::back_inserter(payouts_),
               [](const auto& item) { return item.kind == ItemKind::payout; });
}

std::optional<Doubt> Suggester::suggest(std::int64_t line, std::int64_t amount,
                                        Date day, bool of_platform) const {
  const auto& among = of_platform ? payouts_ : all_;
  const auto booked = day_number(day);
  const Suggestible earliest{amount, booked - after_, ItemKind{},
                             std::numeric_limits<std::int64_t>::min()};
  Doubt doubt{.line = line,
              .pass = std::nullopt,
              .cause = Cause::amount_and_date,
              .candidates = {}};
  for (auto at = std::lower_bound(among.begin(), among.end(), earliest);
       at != among.end() && at->amount == amount && at->day <= booked + before_;
       ++at) {
    doubt.more = doubt.candidates.size() == most_candidates;
    if (doubt.more) break;
    doubt.candidates.push_back({at->id, at->kind});
  }
  if (doubt.candidates.empty()) return std::nullopt;
  return doubt;
}

}  // namespace obole::reconcile
