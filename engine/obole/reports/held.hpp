// All that is held about one donor, for the donor who asks.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/ledger/book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::reports {

/// One thing that is held: a gift, or a field of a personal text.
struct HeldFact {
  Sentence what;        ///< "gift", "note", "bank line" ...
  std::int64_t number;  ///< of the entry; of a bank line, the line's
  std::optional<Date> date;
  std::optional<Money> amount;
  std::string field;  ///< of a text: "name", "email", "reason" ...
  std::string value;
};

/// Gifts, refunds, promises and receipts, then the personal texts about the
/// donor alone, field by field.
std::vector<HeldFact> held_about(ledger::Book& book, DonorId donor,
                                 std::optional<std::int64_t> size = {});

}  // namespace obole::reports
