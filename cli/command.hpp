// A command: its words, its options, what it does.

#pragma once

#include "cli/arguments.hpp"
#include "cli/session.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace cli {

/// Exit codes: the contract with scripts.
enum class Exit : int {
  done = 0,       ///< nothing needs attention
  attention = 1,  ///< done, and something needs a person
  usage = 2,      ///< the command line is wrong
  refused = 3,    ///< input refused, nothing recorded
  unusable = 4,   ///< the ledger cannot be used now
  altered = 5,    ///< the ledger does not verify
  bug = 70,
};

/// The exit code of a refusal.
Exit exit_of(obole::Reason reason);

struct Command {
  std::string_view words;  ///< "campaign tier add"
  obole::Sentence summary;
  std::vector<Positional> positionals;
  std::vector<Option> options;
  std::string_view example;  ///< a real command line
  bool records = false;      ///< takes --dry-run and --reference
  Exit (*run)(Session& session, Arguments& arguments);
};

/// Every command, in the order of the manual.
std::span<const Command* const> commands();

}  // namespace cli
