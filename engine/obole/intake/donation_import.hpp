// A platform's export becomes donors, donations, fees and refunds.

#pragma once

#include "obole/bank/donations.hpp"
#include "obole/bank/profile.hpp"
#include "obole/bank/source.hpp"
#include "obole/domain/code.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::intake {

struct DonationImport {
  std::string file;  ///< how messages name it
  bank::Profile profile;
  std::optional<Code> campaign = {};  ///< of every row; otherwise each says
  bool outside_dates = false;  ///< gifts outside a campaign's dates are taken
  std::optional<std::string> reference = {};
};

struct DonationReport {
  std::uint64_t rows = 0;      ///< of data in the file
  std::uint64_t recorded = 0;  ///< gifts and refunds that are new
  std::uint64_t skipped = 0;   ///< already there
  std::uint64_t ignored = 0;   ///< by status or kind
  std::uint64_t refused = 0;   ///< with a problem
  std::uint64_t waiting = 0;   ///< of these, refunds whose gift is not here yet
  std::uint64_t late = 0;      ///< of those recorded, of a closed period
  std::optional<Date> late_on = {};  ///< the first open day, where these stand
  Money total;                       ///< of the gifts recorded
  Money refunded;                    ///< of the refunds recorded
  std::vector<bank::Problem> problems = {};  ///< by line; the first `most_told`
  std::optional<ledger::Recorded> entry =
      {};  ///< donations.imported, if anything is new
};

/// How many rows came late, and where they stand; of a report that has some.
Sentence told_late(const DonationReport& report);

inline constexpr std::size_t most_told = 1000;

/// Reads `source` and records every good row, in `journal`, which the caller
/// commits or not as the report bids.
///
/// A gift is known by the platform's reference, or where the file has none by
/// its content and its number among rows alike; the same file, or one that
/// overlaps it, records nothing twice, in whatever order.  A reference that is
/// known with another amount, day or campaign is a problem, never an update.
/// What is of a closed period stands in the first open day, and its own day is
/// kept beside it (docs/decisions/0014).
/// Refuses a file that cannot be read at all (bank/donations.hpp), and a
/// reference that another file was imported under (reference_reused).
Result<DonationReport> import_donations(ledger::Journal& journal,
                                        const bank::Source& source,
                                        const DonationImport& request);

}  // namespace obole::intake
