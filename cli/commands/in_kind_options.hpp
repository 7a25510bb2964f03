// What `donation add` takes for gifts of goods, skills and waived expenses.

#pragma once

#include "cli/arguments.hpp"
#include "obole/ledger/donations.hpp"

#include <vector>

namespace cli {

/// Refuses as parse_given_item and parse_quantity do, and with usage: hours and
/// days together, or without what one costs.
obole::Result<obole::ledger::InKind> in_kind_of(Arguments& arguments,
                                                obole::Currency currency);

/// `options`, and those that in_kind_of reads.
std::vector<Option> with_in_kind(std::vector<Option> options);

}  // namespace cli
