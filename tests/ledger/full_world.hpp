// A ledger with an entry of every kind, and every column filled somewhere.

#pragma once

#include "support/world.hpp"

#include <string>

namespace full_world {

/// A platform's file of `count` gifts numbered from `first`, each with a fee
/// and a payout, by as many donors; "TOIT" is their campaign.
std::string donations_csv(int first, int count);

/// A statement of the town's account: opening 100.00, lines of 50.00 (gift
/// R-50), -10.00 (its refund), the payout P-1, an unexplained 12.34 and -50.00
/// (the disbursement OUT-1).
std::string statement_xml(std::int64_t payout);

/// Records everything that can be recorded, in `world`.  `gifts` come by file:
/// with 130 of them the tree has subtrees to keep.
void fill(support::World& world, int gifts);

}  // namespace full_world
