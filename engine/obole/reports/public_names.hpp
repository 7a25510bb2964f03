// The names that may be shown in public, and no other.

#pragma once

#include "obole/ledger/book.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <string_view>

namespace obole::reports {

struct PublicNames {
  Table names;  ///< campaign and name, in their order
  /// Persons who stood on that day too, and whose name is not there any more:
  /// they withdrew, or were forgotten, since.
  std::int64_t unnamed = 0;
};

/// The persons who consented to be named, whose data are not restricted, and of
/// whose gifts to the campaign something is left; of one campaign, or of all
/// where `campaign` is empty.  As of a day: who consented, on the day that it
/// was given or withdrawn, and what was left, by then.
PublicNames public_names(ledger::Book& book, std::string_view campaign,
                         const View& view = {});

}  // namespace obole::reports
