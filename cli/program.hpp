#pragma once

#include "cli/command.hpp"

#include <span>
#include <string>
#include <vector>

namespace cli {

/// Runs one command line and returns its exit code; never throws.  What the
/// machine or we ourselves get wrong is caught here, once.
int run(const std::vector<std::string>& typed,
        std::span<const Command* const> commands);

}  // namespace cli
