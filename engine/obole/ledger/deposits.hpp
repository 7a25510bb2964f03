// Deposits: cheques and cash that were taken to the bank together, which shows
// them as one line.  The money stays in the account that holds it (cheques,
// cash) until the bank shows the deposit.

#pragma once

#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

/// More gifts are taken on several slips.
inline constexpr std::size_t most_deposited = 4000;

struct NewDeposit {
  Method method;     ///< cheque or cash
  std::string slip;  ///< its number, as the bank quotes it
  Date date;
  std::vector<std::int64_t> gifts;
  std::optional<std::string> reference = {};
};

struct NewDepositEnd {
  std::int64_t deposit;
  std::string reason;
  std::optional<std::string> reference = {};
};

struct Deposit {
  std::int64_t seq;
  Method method;
  std::string slip;
  Date date;
  Money amount;
  std::int64_t gifts;
  bool reconciled;  ///< seen on the bank
  bool cancelled;
};

/// Refuses with not_permitted (another method, no gifts or too many, a gift
/// twice, in another deposit or seen on the bank already, a slip that another
/// deposit has, gifts paid another way or through a platform),
/// donation_unknown, date_malformed (before a gift, or still to come),
/// text_malformed (the slip), period_closed and reference_reused.
Result<Recorded> record(Journal& journal, const NewDeposit& deposit);

/// Takes a deposit back: its gifts may be deposited anew.  Refuses with
/// deposit_unknown, not_permitted (cancelled already, or
/// seen on the bank), text_malformed (no reason) and reference_reused.
Result<Recorded> record(Journal& journal, const NewDepositEnd& end);

/// Gifts of `method` received through `day` that are in no deposit, that the
/// bank has not shown, and of which something is left; in order.
std::vector<std::int64_t> not_deposited(Book& book, Method method, Date day);

/// In order.
std::vector<Deposit> deposits(Book& book);

/// The gifts of a deposit.
std::vector<std::int64_t> gifts_of_deposit(Book& book, std::int64_t deposit);

}  // namespace obole::ledger
