// What stands for a bank line, and for what is expected on the bank, now.

#pragma once

#include "obole/ledger/journal.hpp"

#include <string>
#include <vector>

namespace obole::intake {

/// Refuses with line_unknown, and with line_already_matched a line that a
/// notification itemised: its parts stand for it.
Result<Money> amount_of_line(ledger::Book& book, std::int64_t line);

/// A match of a line that was not taken back.
struct LiveMatch {
  std::string kind;
  std::int64_t item;   ///< of a payout, 0
  std::string payout;  ///< "PLATFORM/ID"; of a "bank" line, its cause
  std::int64_t amount;
};

/// In the order in which they were made; none where the line is open.
std::vector<LiveMatch> live_matches(ledger::Book& book, std::int64_t line);

/// The gifts that the payout of a line carries.
std::vector<std::int64_t> gifts_carried(ledger::Book& book, std::int64_t line);

/// The lines whose live matches explain `item`, or parts of it.
std::vector<std::int64_t> lines_of_item(ledger::Book& book, std::int64_t item);

/// Whether a live match explains `item`, by itself or in a payout.
bool is_seen(ledger::Book& book, std::int64_t item);

/// The refusal (reference_reused) where entry `seq` is another request's.
Refusal reused(std::int64_t seq);

}  // namespace obole::intake
