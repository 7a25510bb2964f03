// Consent to be named in public: apart from being a donor, dated, and taken
// back at any time.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>

namespace obole::ledger {

struct NewConsent {
  DonorId donor;
  std::string name = {};         ///< to be shown; empty: the donor's own
  std::optional<Date> day = {};  ///< when it was given; else today
  std::optional<std::string> reference = {};
};

struct NewWithdrawal {
  DonorId donor;
  std::optional<Date> day = {};  ///< when it was withdrawn; else today
  std::optional<std::string> reference = {};
};

/// A consent that stands.
struct Consent {
  std::int64_t seq;
  Date day;
  std::string name;  ///< as it may be shown, from the people file
};

/// Records that the donor may be named, and by which name.  Refuses with
/// donor_unknown, text_malformed (no name is known), date_malformed (still to
/// come), person_erased, period_closed and reference_reused.
Result<Recorded> record(Journal& journal, const NewConsent& consent);

/// Records that the donor may be named no more; the name that could be shown
/// rests on nothing else, and is erased at once.  Refuses with donor_unknown,
/// date_malformed, not_permitted (no consent stands), period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewWithdrawal& withdrawal);

/// The latest consent of the person, unless it was withdrawn or its name is
/// gone: without one nobody is named.
std::optional<Consent> consent_of(Book& book, DonorId donor);

/// The consent that stands, as of a day: the last that was recorded of those
/// given or withdrawn on or before it, unless its name was erased by then.  The
/// name is empty where it is gone since, or the people file is not there.
std::optional<Consent> standing_consent(Book& book, DonorId donor,
                                        std::optional<Date> as_of = {});

}  // namespace obole::ledger
