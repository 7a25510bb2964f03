// What else may explain a line, beside gifts, refunds and disbursements that
// the bank has not shown yet.

#pragma once

#include "obole/intake/reconciliation.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace obole::intake {

/// Payouts of platforms, each with those of its gifts, refunds and disputes
/// that are not among `seen` (ascending).
void add_payouts(ledger::Book& book, OpenWorld& world,
                 const std::vector<std::int64_t>& seen);

/// Deposits of cheques and cash that the bank has not shown.
void add_deposits(ledger::Book& book, OpenWorld& world);

/// Says of each refund which file of transfers ordered it last.
void add_batches(ledger::Book& book, OpenWorld& world);

/// Gifts that the bank has shown and that nothing was given back of, if a line
/// of `world` takes as much away as one of them brought.
void add_seen_gifts(ledger::Book& book, OpenWorld& world);

/// What is still open of promises; the accounts are those that a donor, by its
/// number, is known to have.
void add_promises(ledger::Book& book, OpenWorld& world,
                  const std::unordered_map<std::int64_t, std::string>& ibans);

/// What people took back of lines; after all items are there.
void add_taken_back(ledger::Book& book, OpenWorld& world);

/// The name of a donor as the people file has it; empty if it has none.
std::string name_of_donor(ledger::Book& book, std::int64_t donor);

}  // namespace obole::intake
