// Saying what a gift really was, after the fact.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/ledger/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace obole::intake {

/// What was wrong of a gift; what is empty was right.
struct NewCorrection {
  std::int64_t donation;
  std::optional<Code> campaign = {};
  std::optional<DonorId> donor = {};
  std::optional<Money> amount = {};
  std::optional<Date> date = {};
  std::string reason;  ///< kept with the personal data
  std::optional<std::string> reference = {};
};

struct Corrected {
  ledger::Recorded recorded;  ///< the gift as it really was
  Date date;                  ///< the day on which both entries stand
  bool line_open = false;     ///< what showed it on the bank is open again
};

/// Takes a gift wholly back without money moving (a refund of cause
/// `corrected`), and records beside it what it really was: a gift that
/// `corrects` it.  Both stand on the gift's day; where the period of that day
/// is closed, on the first open one, and the day that counts in law is kept
/// (`given_on`).  Its fee, its reference and what it is meant for go with it; a
/// tier, an earmark and a matching fund only within its campaign.  A line or a
/// payout that showed it shows all three, if the money is the same; else what
/// showed it is open again.
///
/// Refuses with donation_unknown, not_permitted (nothing is wrong of it; it is
/// of goods or skills, in a deposit, explained by several lines, or something
/// of it went back, or is in dispute), period_closed (no day is open yet),
/// text_malformed (no reason), reference_reused, and as
/// ledger::record(NewDonation) does.
Result<Corrected> correct(ledger::Journal& journal,
                          const NewCorrection& correction);

}  // namespace obole::intake
