#include "cli/help.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

using obole::Language;

std::string joined(const std::vector<std::string>& words) {
  std::string path;
  for (const auto& word : words)
    path += (path.empty() ? "" : " ") + word;
  return path;
}

std::string shape(const Option& option) {
  std::string text =
      option.name == "--output" ? "-o" : std::string(option.name);
  if (!option.value.empty()) text += ' ' + std::string(option.value);
  return text;
}

std::string listed(const std::vector<Option>& options, Language language) {
  std::string text;
  for (const auto& option : options) {
    text +=
        fmt::format("  {:<24} {}\n", shape(option), option.help.in(language));
  }
  return text;
}

std::string usage(const Command& command) {
  std::string text = "obole " + std::string(command.words);
  for (const auto& positional : command.positionals) {
    const bool any = positional.need == Positional::Need::any;
    const bool optional = any || positional.need == Positional::Need::optional;
    const bool several = any || positional.need == Positional::Need::several;
    text += fmt::format(fmt::runtime(optional ? " [{}{}]" : " {}{}"),
                        positional.name, several ? "..." : "");
  }
  for (const auto& option : command.options) {
    const bool required = option.need == Option::Need::required;
    text += required ? ' ' + shape(option) : " [" + shape(option) + ']';
    if (option.need == Option::Need::repeated) text += "...";
  }
  return text;
}

std::string command_help(const Command& command, Language language) {
  const bool french = language == Language::fr;
  auto text = fmt::format("{}\n\n  {}\n\n{}\n", command.summary.in(language),
                          command.example,
                          (french ? "Usage : " : "Usage: ") + usage(command));
  if (!command.positionals.empty()) text += '\n';
  for (const auto& positional : command.positionals) {
    text += fmt::format("  {:<24} {}\n", positional.name,
                        positional.help.in(language));
  }
  if (!command.options.empty())
    text += '\n' + listed(command.options, language);
  if (command.records) text += '\n' + listed(recording_options(), language);
  text += (french ? "\nPartout :\n" : "\nEverywhere:\n") +
          listed(global_options(), language);
  return text;
}

}  // namespace

std::string help(const std::vector<std::string>& words,
                 std::span<const Command* const> commands, Language language) {
  const auto path = joined(words);
  for (const auto* const command : commands) {
    if (command->words == path) return command_help(*command, language);
  }
  const bool french = language == Language::fr;
  std::string text =
      path.empty()
          ? std::string(french
                            ? "obole : registre de financement participatif et "
                              "de mécénat\n\n"
                              "  obole init --name \"Ville de Sceaux\" --siren "
                              "219200714\n"
                              "  obole report campaign\n\n"
                            : "obole: a crowdfunding and patronage ledger\n\n"
                              "  obole init --name \"Ville de Sceaux\" --siren "
                              "219200714\n"
                              "  obole report campaign\n\n")
          : "obole " + path + "\n\n";
  for (const auto* const command : commands) {
    const bool below = path.empty() || command->words.starts_with(path + ' ');
    if (below)
      text += fmt::format("  {:<22} {}\n", command->words,
                          command->summary.in(language));
  }
  text += (french ? "\nPartout :\n" : "\nEverywhere:\n") +
          listed(global_options(), language);
  text += french ? "\nobole COMMANDE --help montre ses options et un exemple.\n"
                 : "\nobole COMMAND --help shows its options and an example.\n";
  return text;
}

}  // namespace cli
