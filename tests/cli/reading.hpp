// The commands that read the books, each with words that it answers to.

#pragma once

#include "cli/command.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cli_tests {

struct Reading {
  std::string_view words;
  std::string_view more = {};  ///< arguments; {donor} and the like are named
};

extern const std::vector<Reading> reading_commands;

/// What stands for {donor} and the like.
using Names = std::map<std::string, std::string>;

/// The words that ask `one` of a ledger, in a format.
std::vector<std::string> typed(const Reading& one, const Names& names,
                               const std::string& ledger,
                               const std::string& format);

/// Nothing when there is none.
const cli::Command* command_named(std::string_view words);

}  // namespace cli_tests
