#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace cli {

/// The help of the command that `words` name, or of the group below them.
std::string help(const std::vector<std::string>& words,
                 std::span<const Command* const> commands,
                 obole::Language language);

}  // namespace cli
