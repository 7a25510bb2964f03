// The table of commands, read by CLI11.  Sentences and exit codes are ours: the
// library's are English only, and its codes start at 100.

#include "cli/command.hpp"
#include "cli/masking.hpp"
#include "cli/suggestion.hpp"
#include "obole/base/say.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>

namespace cli {
namespace {

using obole::Reason;
using obole::Refusal;
using obole::say;

using Need = Option::Need;

Refusal missing(std::string_view what, std::string_view command) {
  return {Reason::usage, std::string(what), say("it is missing", "il manque"),
          say("obole {} --help shows an example",
              "obole {} --help montre un exemple", command)};
}

// What the command needs and does not have, or has once too often.
obole::Verdict lacking(const Command& command,
                       const Arguments::Values& values) {
  for (const auto& wanted : command.options) {
    const auto typed = values.find(wanted.name);
    if (wanted.need == Need::required && typed == values.end())
      return missing(wanted.name, command.words);
    const bool twice = typed != values.end() && typed->second.size() > 1;
    if (twice && wanted.need != Need::repeated) {
      return Refusal{Reason::usage,
                     std::string(wanted.name),
                     say("it is given twice", "elle est donnée deux fois"),
                     {}};
    }
  }
  for (const auto& wanted : command.positionals) {
    if (wanted.need != Positional::Need::optional &&
        wanted.need != Positional::Need::any && !values.contains(wanted.name)) {
      return missing(wanted.name, command.words);
    }
  }
  return std::nullopt;
}

std::string spelled(const Option& option) {
  std::string names(option.name);
  if (option.name == "--output") names = "-o," + names;
  return names;
}

// The parser of one command or of a group of commands, and what was typed to
// it.
class Tree {
 public:
  explicit Tree(std::span<const Command* const> commands)
      : commands_(commands) {
    app_.set_help_flag("-h,--help", "");
    app_.add_flag("--version", version_, "");
    app_.allow_extras();
    app_.prefix_command(false);
    for (const auto& option : global_options())
      add(app_, option, globals_);
    for (const auto* const command : commands)
      add(*command);
  }

  Parsed parse(const std::vector<std::string>& words) {
    Parsed parsed;
    auto typed = masked(words, commands_);
    std::reverse(typed.begin(), typed.end());
    try {
      app_.parse(typed);
    } catch (const CLI::CallForHelp&) {
      parsed.help = true;
    } catch (const CLI::ParseError& error) {
      parsed.refusal =
          Refusal{Reason::usage, "",
                  say("{}", "la ligne de commande n’est pas comprise ({})",
                      std::string(error.what())),
                  say("obole --help lists the commands",
                      "obole --help donne la liste des commandes")};
    }
    descend(parsed);
    parsed.globals = globals_;
    parsed.version = version_;
    const bool astray =
        parsed.command == nullptr && !app_.remaining(true).empty();
    const bool answered = parsed.version || (parsed.help && !astray);
    if (!answered && !parsed.refusal) check(parsed);
    return parsed;
  }

 private:
  struct Node {
    CLI::App* app = nullptr;
    const Command* command = nullptr;
    Arguments::Values values;
    std::map<std::string, std::unique_ptr<Node>> below;
  };

  static void add(CLI::App& app, const Option& option,
                  Arguments::Values& values) {
    const std::string name(option.name);
    if (option.value.empty()) {
      app.add_flag_callback(spelled(option), [&values, name] { values[name]; });
      return;
    }
    app.add_option_function<std::vector<std::string>>(
           spelled(option),
           [&values, name](const std::vector<std::string>& typed) {
             auto& list = values[name];
             for (const auto& word : typed)
               list.push_back(unmasked(word));
           })
        ->expected(1)
        ->allow_extra_args(false)  // words after its value are positionals
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  void add(const Command& command) {
    auto* node = &root_;
    node->app = &app_;
    std::string_view rest = command.words;
    while (!rest.empty()) {
      const auto space = rest.find(' ');
      const std::string word(rest.substr(0, space));
      rest = space == std::string_view::npos ? "" : rest.substr(space + 1);
      auto& next = node->below[word];
      if (!next) {
        next = std::make_unique<Node>();
        next->app = node->app->add_subcommand(word, "");
        next->app->set_help_flag("-h,--help", "");
        next->app->allow_extras();
        next->app->fallthrough();
      }
      node = next.get();
    }
    node->command = &command;
    for (const auto& option : command.options)
      add(*node->app, option, node->values);
    if (command.records) {
      for (const auto& option : recording_options())
        add(*node->app, option, node->values);
    }
    for (const auto& positional : command.positionals)
      add(*node->app, positional, node->values);
  }

  static void add(CLI::App& app, const Positional& positional,
                  Arguments::Values& values) {
    const std::string name(positional.name);
    if (positional.need == Positional::Need::several ||
        positional.need == Positional::Need::any) {
      app.add_option_function<std::vector<std::string>>(
             name,
             [&values, name](const std::vector<std::string>& typed) {
               values[name] = typed;
             })
          ->expected(-1);
      return;
    }
    app.add_option_function<std::string>(
        name, [&values, name](const std::string& typed) {
          values[name] = {unmasked(typed)};
        });
  }

  // The command as far as its words were recognised.
  void descend(Parsed& parsed) {
    auto* node = &root_;
    for (bool deeper = true; deeper;) {
      deeper = false;
      Node* found = nullptr;
      for (auto& [word, next] : node->below) {
        if (!next->app->parsed()) continue;
        // A word of the group above, after a word of this one.
        if (found != nullptr) {
          parsed.refusal =
              unknown_word(word, words_of(*found), path_of(parsed) + " --help");
          return;
        }
        found = next.get();
        parsed.words.push_back(word);
        deeper = true;
      }
      if (found != nullptr) node = found;
    }
    at_ = node;
    parsed.command = node->command;
    parsed.values = node->values;
  }

  static std::string path_of(const Parsed& parsed) {
    std::string path = "obole";
    for (const auto& word : parsed.words)
      path += ' ' + word;
    return path;
  }

  void check(Parsed& parsed) {
    auto extras = app_.remaining(true);
    std::transform(extras.begin(), extras.end(), extras.begin(), unmasked);
    parsed.refusal = parsed.command == nullptr ? no_command(parsed, extras)
                                               : left_over(parsed, extras);
    if (!parsed.refusal && parsed.command != nullptr)
      parsed.refusal = lacking(*parsed.command, parsed.values);
  }

  static auto first_option(const std::vector<std::string>& extras) {
    return std::find_if(extras.begin(), extras.end(), [](const auto& word) {
      return word.starts_with("-") && word != "-";
    });
  }

  obole::Verdict no_command(const Parsed& parsed,
                            const std::vector<std::string>& extras) const {
    const auto path = path_of(parsed);
    const bool word_typed =
        !extras.empty() && first_option(extras) != extras.begin();
    if (word_typed)
      return unknown_word(extras.front(), words_of(*at_), path + " --help");
    return Refusal{
        Reason::usage, parsed.words.empty() ? "" : path,
        say("a command is missing", "il manque une commande"),
        say("{} --help lists them", "{} --help en donne la liste", path)};
  }

  // What was typed and the command does not know.
  static obole::Verdict left_over(const Parsed& parsed,
                                  const std::vector<std::string>& extras) {
    if (extras.empty()) return std::nullopt;
    const auto path = path_of(parsed);
    const auto option = first_option(extras);
    if (option != extras.end())
      return unknown_word(*option, options_of(*parsed.command),
                          path + " --help");
    return Refusal{
        Reason::usage, extras.front(),
        say("it is one argument too many", "c’est un argument de trop"),
        say("{} --help shows an example", "{} --help montre un exemple", path)};
  }

  static std::vector<std::string> words_of(const Node& node) {
    std::vector<std::string> words;
    for (const auto& [word, next] : node.below)
      words.push_back(word);
    return words;
  }

  static std::vector<std::string> options_of(const Command& command) {
    std::vector<std::string> names;
    for (const auto& option : command.options)
      names.emplace_back(option.name);
    for (const auto& option : global_options())
      names.emplace_back(option.name);
    if (command.records) {
      for (const auto& option : recording_options())
        names.emplace_back(option.name);
    }
    return names;
  }

  std::span<const Command* const> commands_;
  CLI::App app_{"", "obole"};
  Arguments::Values globals_;
  bool version_ = false;
  Node root_;
  Node* at_ = &root_;
};

}  // namespace

Parsed parse(const std::vector<std::string>& words,
             std::span<const Command* const> commands) {
  auto typed = words;
  if (!typed.empty() && typed.front() == "help") {  // as git and others answer
    typed.erase(typed.begin());
    typed.emplace_back("--help");
  }
  return Tree(commands).parse(typed);
}

}  // namespace cli
