// Whether a report's rows add up to the payouts that it tells.

#pragma once

#include "obole/bank/payouts.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace obole::bank {

/// One transfer to the bank, as the rows that bear its id have it.
struct PayoutSum {
  std::string payout;
  std::optional<Date> arrival;  ///< as the last row that tells one has it
  std::uint64_t rows = 0;       ///< that are no payout
  std::uint64_t payouts = 0;    ///< payout rows
  Money carried;                ///< what the rows sum to, net
  Money paid;                   ///< what was sent: minus the net of payout rows
  bool beyond = false;          ///< a sum went beyond 64 bits and is worthless

  /// Whether the two are equal.  Stripe: the net of all rows of one
  /// automatic_payout_id but the payout's is minus the payout's net.
  bool adds_up() const { return !beyond && carried == paid; }

  /// Whether there is a payout row to compare with: some reports have none.
  bool is_told() const { return payouts > 0; }
};

/// Adds up movements by payout.  Rows that belong to none are left out: what a
/// manual or instant payout of Stripe holds, Stripe itself does not say. Memory
/// grows with the number of payouts, not of rows.
class PayoutCheck {
 public:
  explicit PayoutCheck(Currency currency) : currency_(currency) {}

  /// `row` is in the check's currency.
  void add(const MovementRow& row);

  /// All payouts, by id.
  std::vector<PayoutSum> sums() const;

  /// Those that are told and do not add up, by id.
  std::vector<PayoutSum> differing() const;

 private:
  Currency currency_;
  std::map<std::string, PayoutSum, std::less<>> sums_;
};

}  // namespace obole::bank
