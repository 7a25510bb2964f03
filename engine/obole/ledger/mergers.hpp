// Two records of one person become one.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewMerger {
  DonorId donor;  ///< whose number is used no more
  DonorId into;   ///< under which the person is known from now on
  std::optional<std::string> reference = {};
};

/// Records that the two are one person.  From now on gifts, promises, yearly
/// receipts, caps, what is held and what is erased count for both together; the
/// entries of before, and receipts that were issued, stay as they are.
///
/// Refuses with donor_unknown, not_permitted (the same donor twice, one that
/// was merged before, another kind of donor), person_erased, period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewMerger& merger);

/// The donors that were merged into `donor`, in the order of their ids.
std::vector<DonorId> merged_into(Book& book, DonorId donor);

}  // namespace obole::ledger
