// What a row says of money: the gift, and what the platform kept of it.

#pragma once

#include "obole/bank/profile.hpp"
#include "obole/bank/row_cells.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/money.hpp"

#include <optional>

namespace obole::bank {

struct Amounts {
  Money gift;  ///< without tip and discount; negative as the file has it
  std::optional<Money> fee;  ///< positive where the platform kept it
};

/// Reads amount, discount, tip, fee, net and the flags of debit and credit.
/// Refuses what is no amount, a currency other than `currency`, a zero, a tip
/// that leaves nothing, and a net that is not amount - fee.
Result<Amounts> read_amounts(const Cells& cells, const Profile& profile,
                             Currency currency);

}  // namespace obole::bank
