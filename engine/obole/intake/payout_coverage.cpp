#include "obole/intake/payout_coverage.hpp"

#include <algorithm>

namespace obole::intake {
namespace {

// Made of another row, which may tell a payout that they do not.
bool is_derived(const bank::MovementRow& row) {
  return row.movement == Movement::tip || row.source.ends_with(":refund");
}

bool is_transfer(Movement movement) {
  return movement == Movement::payout || movement == Movement::payout_reversal;
}

}  // namespace

void PayoutCoverage::note(const bank::MovementRow& row,
                          const std::string& payout) {
  if (!first_ || row.date < *first_) first_ = row.date;
  if (!last_ || row.date > *last_) last_ = row.date;
  if (!payout.empty()) {
    payouts_.insert(payout);
  } else if (!is_derived(row) && !is_transfer(row.movement)) {
    tells_unpaid_ = true;
  }
}

void PayoutCoverage::end() { std::sort(numbers_.begin(), numbers_.end()); }

bool PayoutCoverage::holds(std::int64_t movement) const {
  return std::binary_search(numbers_.begin(), numbers_.end(), movement);
}

bool PayoutCoverage::covers(Date day, std::string_view payout) const {
  // Of its first and last day a file may hold a part only: it was made at noon,
  // or by days of another zone.
  const bool begun = from_ ? day >= *from_ : first_ && day > *first_;
  const bool ended = to_ ? day <= *to_ : last_ && day < *last_;
  if (!begun || !ended) return false;
  if (payouts_.empty()) return true;
  // A report of payouts alone is silent on what none of them carries.
  if (payout.empty()) return tells_unpaid_;
  return payouts_.contains(std::string(payout));
}

}  // namespace obole::intake
