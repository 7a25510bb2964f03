// Refunds that the bank was asked to pay: told, so that none is paid twice.

#pragma once

#include "obole/ledger/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct OrderedRefund {
  std::int64_t refund;
  Money amount;
};

struct NewRefundOrder {
  std::string account;  ///< the IBAN that pays; declared
  std::string message;  ///< the file's name
  Date execution;
  std::vector<OrderedRefund> refunds;
  std::optional<std::string> reference = {};
};

/// The caller has checked that each is a refund to be paid and not ordered.
/// Refuses with reference_reused.
Result<Recorded> record(Journal& journal, const NewRefundOrder& order);

/// Whether an order names the refund.
bool is_ordered(Book& book, std::int64_t refund);

}  // namespace obole::ledger
