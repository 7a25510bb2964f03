// --reference of commands that record whatever they find.

#pragma once

#include "cli/arguments.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>

namespace cli {

/// Notes that the command runs under --reference, where one was typed, in the
/// transaction of what it records.  Returns the entry that says it ran before,
/// if there is one: then nothing is left to do for it.  Refuses as
/// ledger::record(NewRun) does.
obole::Result<std::optional<obole::ledger::Recorded>> run_before(
    obole::ledger::Journal& journal, const Arguments& arguments);

}  // namespace cli
