#pragma once

#include "cli/arguments.hpp"
#include "cli/session.hpp"

namespace cli {

/// The global options, with what the environment says where they are silent.
/// Refuses with usage.
obole::Result<Settings> settings_from(const Arguments::Values& globals);

}  // namespace cli
