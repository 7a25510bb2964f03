// Gifts of goods, skills and waived expenses: what an entry says of them.

#pragma once

#include "obole/ledger/canonical.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/draft.hpp"

namespace obole::ledger {

/// Refuses with not_permitted items or a valuation of money, goods or time that
/// come through a platform, items that do not add up to the declared value, and
/// more than 100 of them; with amount_not_positive a value that is not more
/// than zero.
Verdict objection_to_items(const NewDonation& donation);

/// Adds to `draft` how the gift was valued and what it consists of; the
/// descriptions and who valued it go into `note`.  Refuses with text_malformed.
Verdict describe(Draft& draft, const NewDonation& donation,
                 canonical::Object& note);

}  // namespace obole::ledger
