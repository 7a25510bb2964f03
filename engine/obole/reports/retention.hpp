// Who is held, why, and until when.

#pragma once

#include "obole/ledger/donors.hpp"
#include "obole/ledger/holdings.hpp"

#include <optional>
#include <vector>

namespace obole::reports {

/// A person of whom something is held.
struct Retained {
  DonorId donor;
  DonorKind kind;
  std::int64_t texts;  ///< how many, under all ids of the person
  /// The duty that lasts longest; nothing where there is none, and the last
  /// contact counts.
  std::optional<ledger::Hold> hold;
  std::optional<Date> until;  ///< the last day; nothing: open
  bool is_due;                ///< that day is over
};

/// On `day`, in the order of registration.  Where no duty was ever known, what
/// is held goes three years after the last contact, which is the last entry
/// about the person (a practice of the CNIL, no law).  That a day is over
/// permits an erasure and performs none: the papers of a town are public
/// archives (code du patrimoine L212-2, L212-3).
std::vector<Retained> retained(ledger::Book& book, Date day);

}  // namespace obole::reports
