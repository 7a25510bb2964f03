// Every word that the program may say is said somewhere, and shown.

#include "sources.hpp"

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "support/catch.hpp"

#include <map>
#include <set>
#include <sstream>

using obole::Language;
using obole::Reason;

namespace {

// "  amount_malformed = 2," in the header: every word and its number.
std::map<std::string, int> reasons() {
  std::ifstream in(OBOLE_SOURCE_DIR "/engine/obole/base/reason.hpp");
  std::map<std::string, int> list;
  for (std::string line; std::getline(in, line);) {
    const auto equals = line.find(" = ");
    if (line.rfind("  ", 0) != 0 || equals == std::string::npos) continue;
    list[line.substr(2, equals - 2)] = std::stoi(line.substr(equals + 3));
  }
  return list;
}

const std::set<std::string> of_every_command = {
    "--ledger", "--format", "--locale",   "--lang",    "--today",
    "--wait",   "--quiet",  "--no-color", "--dry-run", "--reference"};

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    words.push_back(word);
  return words;
}

}  // namespace

TEST_CASE("every reason has a name of its own, and somebody gives it",
          "[tidy]") {
  std::string code;
  for (const auto* const folder : {"engine", "cli", "tests"}) {
    for (const auto& source : sources::under(folder)) {
      if (source.name.find("base/reason.") == std::string::npos &&
          source.name.find("tests/tidy/") == std::string::npos)
        code += sources::code_of(source.text, true);
    }
  }
  // Kept for what is still to come: nothing erases a person yet.
  const std::set<Reason> to_come = {Reason::person_erased};
  const auto all = reasons();
  REQUIRE(all.size() >= 49);
  std::set<int> numbers;
  for (const auto& [name, number] : all) {
    const auto reason = static_cast<Reason>(number);
    CAPTURE(name);
    CHECK(obole::name(reason) == name);
    CHECK(numbers.insert(number).second);
    if (to_come.count(reason) == 0)
      CHECK(sources::has_word(code, "Reason::" + name));
  }
}

TEST_CASE("every command shows an example of itself, and it parses as one",
          "[tidy]") {
  std::set<std::string_view> seen;
  for (const auto* const command : cli::commands()) {
    CAPTURE(command->words);
    CHECK(seen.insert(command->words).second);
    const std::string example(command->example);
    CHECK(example.rfind("obole " + std::string(command->words), 0) == 0);
    CHECK_FALSE(command->summary.en.empty());
    CHECK_FALSE(command->summary.fr.empty());
    CHECK(command->run != nullptr);

    // The options of the example are the command's, or everybody's.
    for (const auto& word : words_of(example)) {
      if (word.rfind("--", 0) != 0) continue;
      CAPTURE(word);
      bool known = of_every_command.count(word) == 1;
      for (const auto& option : command->options)
        known = known || option.name == word;
      CHECK(known);
    }
  }
}

TEST_CASE("the help of every command holds its example, in both languages",
          "[tidy]") {
  for (const auto* const command : cli::commands()) {
    for (const auto language : {Language::en, Language::fr}) {
      const auto help =
          cli::help(words_of(command->words), cli::commands(), language);
      CAPTURE(command->words, help);
      CHECK(help.find(command->example) != std::string::npos);
      CHECK(help.find(command->summary.in(language)) != std::string::npos);
      for (const auto& option : command->options)
        CHECK_FALSE(option.help.in(language).empty());
    }
  }
}
