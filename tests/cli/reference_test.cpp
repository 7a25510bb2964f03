// docs/cli.md says what the program's own help says, no more and no less.

#include "cli/command.hpp"
#include "cli/desk.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace {

constexpr const char* opening =
    "# The command line\n"
    "\n"
    "What `obole --help` and `obole COMMAND --help` print, in one page; a "
    "test\n"
    "keeps the two the same. `--lang fr` prints it in French.\n"
    "\n"
    "## Exit codes\n"
    "\n"
    "| code | meaning | what a nightly script does |\n"
    "|---|---|---|\n"
    "| 0 | done; nothing needs attention | sleep |\n"
    "| 1 | done, and something needs a person | mail the report |\n"
    "| 2 | wrong usage: unknown option, missing argument | fix the script |\n"
    "| 3 | input refused: a file or a value is invalid; nothing was recorded |"
    " look at the file and line named |\n"
    "| 4 | the ledger can’t be used now: missing, busy past the wait, not"
    " writable, disk full; nothing was recorded | try again later |\n"
    "| 5 | the ledger does not verify: altered, truncated, rolled back or"
    " damaged | stop and call the auditor |\n"
    "| 70 | a bug in obole | report it |\n";

std::string help_of(cli_tests::Desk& desk, const std::string& words) {
  auto typed = cli_tests::words_of(words);
  typed.emplace_back("--help");
  const auto answer = desk.obole(typed);
  CAPTURE(words, answer.err);
  REQUIRE(answer.status == 0);
  REQUIRE(answer.err.empty());
  return answer.out;
}

std::string section(const std::string& title, const std::string& text) {
  return fmt::format("\n## {}\n\n```text\n{}```\n", title, text);
}

// The options that every command takes stand once, under `obole`.
std::string without_common_options(const std::string& help) {
  return help.substr(0, help.find("\nEverywhere:\n"));
}

}  // namespace

TEST_CASE("docs/cli.md is the help of every command", "[help]") {
  cli_tests::Desk desk;
  std::string page = opening + section("obole", help_of(desk, ""));
  for (const auto* const command : cli::commands()) {
    const std::string words(command->words);
    page +=
        section("obole " + words, without_common_options(help_of(desk, words)));
  }
  const std::filesystem::path file =
      std::filesystem::path(OBOLE_SOURCE_DIR) / "docs/cli.md";
  const auto kept = cli_tests::contents(file);

  if (std::getenv("OBOLE_ACCEPT") != nullptr && page != kept) {
    cli_tests::write(file, page);
    return;
  }
  INFO("OBOLE_ACCEPT=1 writes it anew");
  CHECK(page == kept);
}

TEST_CASE("every command's help shows a real example of it", "[help]") {
  cli_tests::Desk desk;
  for (const auto* const command : cli::commands()) {
    const std::string words(command->words);
    CAPTURE(words);
    const auto help = help_of(desk, words);
    CHECK(help.find("\n  obole " + words) != std::string::npos);
    for (const auto& option : command->options)
      CHECK(help.find(std::string(option.name)) != std::string::npos);
    CHECK(help.find(command->summary.en) != std::string::npos);
    CHECK_FALSE(command->summary.fr.empty());
    CHECK(command->summary.fr != command->summary.en);
  }
}
