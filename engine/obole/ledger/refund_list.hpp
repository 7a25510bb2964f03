// The refunds, lost disputes and reversals, with what became of each.

#pragma once

#include "obole/ledger/book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

struct ListedRefund {
  std::int64_t seq;
  std::int64_t donation;
  std::string campaign;
  Date date;
  Money amount;           ///< negative: one that did not take place after all
  std::string cause;      ///< empty where it was not said
  std::string method;     ///< of the gift
  std::string platform;   ///< may be empty
  std::string reference;  ///< may be empty
  std::optional<std::int64_t> reverses;  ///< the refund that is undone
  bool reversed;                         ///< it did not take place after all
  bool reconciled;                       ///< seen on the bank
  std::optional<Date> refunded_on;  ///< its day, where `date` is a later one
};

/// Of one campaign, or of all where `campaign` is empty; in order.
std::vector<ListedRefund> refund_list(Book& book,
                                      std::string_view campaign = {});

/// Of one gift.
std::vector<ListedRefund> refunds_of(Book& book, std::int64_t donation);

}  // namespace obole::ledger
