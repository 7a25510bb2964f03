// What a row says of money: of a gift, or of a movement of the balance.

#pragma once

#include "obole/bank/profile.hpp"
#include "obole/bank/row_cells.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/money.hpp"

#include <optional>
#include <string_view>

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

/// What a row does to the balance that the platform keeps.
struct BalanceAmounts {
  Money gross;  ///< credit positive; without tip and discount
  Money tip;    ///< with the sign of gross; it never reaches the balance
  Money fee;    ///< positive where the platform kept it
  Money net;    ///< gross - fee
};

/// Reads the same cells as read_amounts; zeros are amounts here.  A fee that is
/// not told is none, or where the file has no such column what the net leaves
/// of the gross.  Refuses also a fee in another currency, and a sign where CR
/// or DR tells it.
Result<BalanceAmounts> read_balance_amounts(const Cells& cells,
                                            const Profile& profile,
                                            Currency currency);

/// One amount as the profile has them written.
Result<Money> read_amount(std::string_view text, const Profile& profile,
                          Currency currency);

/// Whether `text` names `currency`, as platforms do: "eur", "€", "Euros".
bool names_currency(std::string_view text, Currency currency);

}  // namespace obole::bank
