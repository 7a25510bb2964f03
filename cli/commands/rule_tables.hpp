#pragma once

#include "cli/session.hpp"
#include "obole/rules/rule_table.hpp"

namespace cli {

/// The table in the file `name`, or the one of that name that comes with the
/// program.  Refuses with rules_unknown, file_unreadable, and as rules are
/// read; of several objections all but the last are said on the way.
obole::Result<obole::rules::RuleTable> read_table(const Session& session,
                                                  const std::string& name);

}  // namespace cli
