// Restriction of processing (GDPR art. 18): what is known of a person is kept,
// and nothing is done with it that nobody asked for.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/ledger/journal.hpp"

#include <map>
#include <optional>
#include <string>

namespace obole::ledger {

struct NewRestriction {
  DonorId donor;
  std::string reason;  ///< who asked, and why; with the personal data
  bool lifted = false;
  std::optional<std::string> reference = {};
};

/// A restriction that stands.
struct Restriction {
  std::int64_t seq;
  Date since;
};

/// Restricts the processing of a person's data, or lifts the restriction.
/// Refuses with donor_unknown, text_malformed (no reason), person_erased,
/// not_permitted (it stands already, or none does), period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewRestriction& restriction);

/// The restrictions that stand, by the number under which the person is known;
/// the last that was recorded about any record of a person holds.  As of a day:
/// of those whose accounting day is not after it.
std::map<std::int64_t, Restriction> restrictions(
    Book& book, std::optional<Date> as_of = {});

/// That of one person.
std::optional<Restriction> restriction_of(Book& book, DonorId donor);

}  // namespace obole::ledger
