// What else may explain a line, beside gifts, refunds and disbursements that
// the bank has not shown yet.

#pragma once

#include "obole/intake/open_world.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace obole::intake {

/// The gifts and refunds that a live match explains, by themselves or in a
/// payout, ascending.
std::vector<std::int64_t> seen_items(ledger::Book& book);

/// Payouts of platforms, each with those of its gifts, refunds and disputes
/// that are not among `seen`.
std::vector<OpenPayout> open_payouts(ledger::Book& book,
                                     const std::vector<std::int64_t>& seen,
                                     const TakeItem& take);

/// Deposits of cheques and cash that the bank has not shown.
void each_deposit(ledger::Book& book, const TakeItem& take);

/// Which file of transfers ordered each refund last.
std::unordered_map<std::int64_t, std::string> batches_of_refunds(
    ledger::Book& book);

/// Gifts that the bank has shown and that nothing was given back of, of the
/// amounts, below 0, that lines have `taken_away`.
void each_seen_gift(ledger::Book& book,
                    const std::unordered_set<std::int64_t>& taken_away,
                    const TakeItem& take);

/// What is still open of promises.
void each_promise(ledger::Book& book, const TakeItem& take);

/// What people took back of lines, with payouts as `payouts` numbers them.
std::vector<reconcile::TakenBack> taken_back(
    ledger::Book& book, const std::vector<OpenPayout>& payouts);

}  // namespace obole::intake
