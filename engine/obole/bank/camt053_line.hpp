// The words of one line, out of what was read of an entry and of a detail.

#pragma once

#include "obole/bank/camt053_slots.hpp"
#include "obole/bank/statement.hpp"

namespace obole::bank::camt053 {

struct Booking;

/// Makes `line` the entry in `slots`, as a whole and without details.
void fill_from_entry(Line& line, const Slots& slots, const Booking& booking);

/// The references of the entry in `slots` that its statement repeats.
void fill_names(Line& line, const Slots& slots);

/// Adds what the detail in `slots` says.  The counterparty is the debtor of a
/// credit (`direction` +1) and the creditor of a debit (-1).
void fill_from_detail(Line& line, const Slots& slots, int direction);

}  // namespace obole::bank::camt053
