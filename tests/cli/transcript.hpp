// Sessions at the command line, written down: what is typed and all it prints.
//
//   # a remark
//   $ cat >note <<END
//   > a line that the command reads
//   > END
//   what comes on standard output
//   ! what comes on standard error
//   ? 2
//
// "$ " begins a command, "> " continues it, "? " is its status when it is not
// 0.  A line of output that begins like one of these, or that would be taken
// for the space between two commands, has a backslash before it.

#pragma once

#include "cli/desk.hpp"

#include <map>
#include <string>
#include <vector>

namespace cli_tests {

struct Step {
  std::string before;   ///< remarks and empty lines
  std::string command;  ///< as the shell reads it
  Answer answer = {};
};

std::vector<Step> parse_transcript(const std::string& text);
std::string print_transcript(const std::vector<Step>& steps);

/// What is drawn at random or read from the clock, made the same every time:
/// DONOR000001 (as wide as a donor's id, so that columns stay straight), HASH,
/// KEY, INSTANT, PID, USER, VERSION and SCRATCH.  Marks that nobody sees become
/// <BOM>, <CR>, <ESC>.
class Normal {
 public:
  explicit Normal(std::string scratch) : scratch_(std::move(scratch)) {}
  std::string of(std::string text);

 private:
  std::string scratch_;
  std::map<std::string, std::string> donors_;
};

/// Runs all commands in one shell and puts their answers into the steps.
void run(Desk& desk, std::vector<Step>& steps);

/// Plays transcripts/NAME.txt and fails where it goes another way.  With
/// OBOLE_ACCEPT=1 the file is written anew: `git diff` is then the review.
void play(const std::string& name);

}  // namespace cli_tests
