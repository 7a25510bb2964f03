// The transcripts leave nothing out: every command is shown at work, every exit
// code of the contract is shown by one.

#include "cli/command.hpp"
#include "cli/transcript.hpp"
#include "support/catch.hpp"

#include <set>

namespace {

std::vector<cli_tests::Step> every_step() {
  std::vector<cli_tests::Step> steps;
  const auto folder =
      std::filesystem::path(OBOLE_SOURCE_DIR) / "tests/cli/transcripts";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const auto text = cli_tests::contents(file.path());
    for (auto& step : cli_tests::parse_transcript(text))
      steps.push_back(std::move(step));
  }
  return steps;
}

std::set<int> every_status() {
  std::set<int> statuses;
  const auto folder =
      std::filesystem::path(OBOLE_SOURCE_DIR) / "tests/cli/transcripts";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    for (const auto& line :
         cli_tests::lines_of(cli_tests::contents(file.path()))) {
      if (line.starts_with("? ")) statuses.insert(std::stoi(line.substr(2)));
    }
  }
  return statuses;
}

}  // namespace

TEST_CASE("every command is shown at work in a transcript", "[transcript]") {
  const auto steps = every_step();
  for (const auto* const command : cli::commands()) {
    const auto typed = "obole " + std::string(command->words) + ' ';
    CAPTURE(typed);
    bool shown = false;
    bool dry = false;
    bool repeated = false;
    for (const auto& step : steps) {
      auto words = step.command;
      words.back() = ' ';
      if (words.find(typed) == std::string::npos) continue;
      shown = true;
      dry = dry || words.find("--dry-run") != std::string::npos;
      repeated = repeated || words.find("--reference") != std::string::npos;
    }
    CHECK(shown);
    if (!command->records) continue;
    CHECK(dry);
    CHECK(repeated);
  }
}

TEST_CASE("every exit code of the contract is shown by a transcript",
          "[transcript]") {
  const auto shown = every_status();
  for (const int status : {1, 2, 3, 4, 5, 70}) {
    CAPTURE(status);
    CHECK(shown.contains(status));
  }
}
