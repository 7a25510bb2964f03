// A word that is not known, and the one that was perhaps meant.

#pragma once

#include "obole/base/result.hpp"

#include <string>
#include <vector>

namespace cli {

/// The refusal (usage) of a command or option that is not among `known`, naming
/// the nearest of them, or else `help`, the command that lists them.
obole::Refusal unknown_word(const std::string& typed,
                            const std::vector<std::string>& known,
                            const std::string& help);

}  // namespace cli
