// The names that may be shown in public, and no other.

#pragma once

#include "obole/ledger/book.hpp"
#include "obole/reports/table.hpp"

#include <string_view>

namespace obole::reports {

/// Campaign and name: of persons who consented to be named, whose data are not
/// restricted, and of whose gifts to the campaign something is left; of one
/// campaign, or of all where `campaign` is empty.  In the order of the names.
Table public_names(ledger::Book& book, std::string_view campaign);

}  // namespace obole::reports
