// One row of a platform's file, read as a donation.

#pragma once

#include "obole/bank/donations.hpp"
#include "obole/bank/row_cells.hpp"
#include "obole/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace obole::bank {

/// What the rows of a file are read by; all of it outlives the reading.
struct RowRules {
  const Profile& profile;
  Currency currency;
  std::string_view zone;
};

/// Reads one row; nothing when its status or kind says to ignore it.  A refusal
/// names the column as the file does, and the value.  Of several mistakes the
/// first is told: status and kind, what is required and empty, amounts, date,
/// method, SIREN.  The line is left for the caller to fill in.
Result<std::optional<DonationRow>> read_row(const Cells& cells,
                                            const RowRules& rules);

/// The id of the transfer to the bank that a row belongs to, or the day of it
/// where the row tells no id; empty where it tells neither.
Result<std::string> payout_of(const Cells& cells, const RowRules& rules);

/// Refuses a fee below zero: no platform pays for a gift.
Verdict check_fee_kept(Money fee, const Cells& cells);

}  // namespace obole::bank
