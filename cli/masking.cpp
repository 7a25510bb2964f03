#include "cli/masking.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

namespace cli {
namespace {

constexpr char mask = '\x01';  // nobody types it

std::vector<std::string> words_in(std::string_view text) {
  std::istringstream stream{std::string(text)};
  return {std::istream_iterator<std::string>(stream), {}};
}

}  // namespace

std::vector<std::string> masked(std::vector<std::string> typed,
                                std::span<const Command* const> commands) {
  std::set<std::string> known;
  for (const auto* const command : commands) {
    for (auto& word : words_in(command->words))
      known.insert(std::move(word));
  }
  for (const auto* const command : commands) {
    if (command->positionals.empty() ||
        command->positionals.front().name != "REPORT")
      continue;
    const auto words = words_in(command->words);
    const auto found =
        std::search(typed.begin(), typed.end(), words.begin(), words.end());
    if (found == typed.end()) continue;
    for (auto word = found + std::ssize(words); word != typed.end(); ++word) {
      if (known.count(*word) == 1) word->insert(word->begin(), mask);
    }
  }
  return typed;
}

std::string unmasked(const std::string& word) {
  return word.starts_with(mask) ? word.substr(1) : word;
}

}  // namespace cli
