#include "obole/bank/payouts_check.hpp"

#include <algorithm>
#include <iterator>

namespace obole::bank {
namespace {

// Adds, and answers whether the sum holds.
bool add_to(Money& sum, Money part) {
  std::int64_t units = 0;
  if (__builtin_add_overflow(sum.minor_units(), part.minor_units(), &units)) {
    return false;
  }
  sum = Money(units, sum.currency());
  return true;
}

}  // namespace

void PayoutCheck::add(const MovementRow& row) {
  check(row.net.currency() == currency_, "movements are in one currency");
  if (row.payout.empty()) return;
  const Money none(0, currency_);
  auto& sum = sums_
                  .try_emplace(row.payout, PayoutSum{.payout = row.payout,
                                                     .arrival = {},
                                                     .carried = none,
                                                     .paid = none})
                  .first->second;
  if (row.arrival) sum.arrival = row.arrival;
  const bool is_payout = row.movement == Movement::payout;
  ++(is_payout ? sum.payouts : sum.rows);
  const bool held =
      is_payout ? add_to(sum.paid, -row.net) : add_to(sum.carried, row.net);
  if (!held) sum.beyond = true;
}

std::vector<PayoutSum> PayoutCheck::sums() const {
  std::vector<PayoutSum> all;
  all.reserve(sums_.size());
  for (const auto& [payout, sum] : sums_) {
    all.push_back(sum);
  }
  return all;
}

std::vector<PayoutSum> PayoutCheck::differing() const {
  auto all = sums();
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](const PayoutSum& sum) {
                             return !sum.is_told() || sum.adds_up();
                           }),
            all.end());
  return all;
}

}  // namespace obole::bank
