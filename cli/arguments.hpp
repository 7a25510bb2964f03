// What was typed after `obole`, read by the table of commands.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/code.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/domain/money.hpp"
#include "obole/domain/vocabulary.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

struct Option {
  std::string_view name;   ///< "--amount"
  std::string_view value;  ///< "AMOUNT"; empty for a switch
  obole::Sentence help;
  enum class Need : std::uint8_t {
    optional,
    required,
    repeated
  } need = Need::optional;
};

struct Positional {
  std::string_view name;  ///< "FILE"
  obole::Sentence help;
  enum class Need : std::uint8_t {
    required,
    optional,
    several,  ///< one or more
    any       ///< none or more
  } need = Need::required;
};

/// The words of one command line.  Readers return what was typed, or note the
/// first thing wrong and return something harmless: ask complaint() once, when
/// everything is read.
class Arguments {
 public:
  using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

  Arguments() = default;
  explicit Arguments(Values values) : values_(std::move(values)) {}

  bool has(std::string_view name) const;
  std::string text(std::string_view name);  ///< required by the parser, or ""
  std::optional<std::string> if_any(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  /// Everything that says what is asked for, "--year=2026", sorted: not how
  /// often it may be asked, nor where documents go.
  std::vector<std::string> request() const;

  obole::Date date(std::string_view name);
  std::optional<obole::Date> date_if_any(std::string_view name);
  std::optional<obole::Instant> instant_if_any(std::string_view name);
  obole::Money money(std::string_view name, obole::Currency currency);
  std::optional<obole::Money> money_if_any(std::string_view name,
                                           obole::Currency currency);
  obole::Code code(std::string_view name);
  std::optional<obole::Code> code_if_any(std::string_view name);
  obole::DonorId donor(std::string_view name);
  std::int64_t number(std::string_view name);
  std::optional<std::int64_t> number_if_any(std::string_view name);
  std::vector<std::int64_t> numbers(std::string_view name);

  template <class Choice>
  Choice choice(std::string_view name, Choice otherwise) {
    return choice_if_any<Choice>(name).value_or(otherwise);
  }
  template <class Choice>
  std::optional<Choice> choice_if_any(std::string_view name) {
    const auto typed = if_any(name);
    if (!typed) return std::nullopt;
    const auto choice = obole::parse_choice<Choice>(*typed);
    if (choice) return *choice;
    complain(name, choice.error());
    return std::nullopt;
  }

  /// The first refusal met; its place names the option.
  const std::optional<obole::Refusal>& complaint() const { return complaint_; }

 private:
  void complain(std::string_view name, obole::Refusal refusal);
  std::optional<std::int64_t> to_number(std::string_view name,
                                        const std::string& typed);

  Values values_;
  std::optional<obole::Refusal> complaint_;
};

struct Command;

/// A command line taken apart.
struct Parsed {
  const Command* command = nullptr;
  Arguments::Values globals;  ///< --ledger, --format, ...
  Arguments::Values values;   ///< of the command
  bool help = false;
  bool version = false;
  std::vector<std::string> words;  ///< as far as commands were recognised
  std::optional<obole::Refusal> refusal = {};  ///< Reason::usage
};

/// Reads `typed` by `commands`.  A word or option that is unknown is refused
/// with the nearest known one.
Parsed parse(const std::vector<std::string>& typed,
             std::span<const Command* const> commands);

/// The options that every command takes.
const std::vector<Option>& global_options();
/// The options that every recording command takes.
const std::vector<Option>& recording_options();

}  // namespace cli
