// Names of reports as arguments, which are words of commands too.

#pragma once

#include "cli/command.hpp"

#include <span>
#include <string>
#include <vector>

namespace cli {

/// `typed`, where a command that takes the name of a report is followed by
/// words that other commands have ("report diff campaign"): those are masked,
/// so that the parser does not go on to the other command.
std::vector<std::string> masked(std::vector<std::string> typed,
                                std::span<const Command* const> commands);

/// A word as it was typed.
std::string unmasked(const std::string& word);

}  // namespace cli
