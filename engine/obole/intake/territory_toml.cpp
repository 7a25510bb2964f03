// The only file of this floor that knows TOML.

#include "obole/intake/territory_toml.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <toml++/toml.h>

namespace obole::intake {
namespace {

std::uint64_t line_of(const toml::node& node) {
  return node.source().begin.line;
}

// Takes a document apart; the first mistake ends it.
class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  Result<WrittenTable> read(const toml::table& document) {
    auto whole = table("", document);
    if (broken_) return *broken_;
    return whole;
  }

 private:
  WrittenTable table(std::string name, const toml::table& from);
  void member(const std::string& key, const toml::node& node,
              WrittenTable& into);
  void list(const std::string& key, const toml::array& from,
            WrittenTable& into);
  std::string text(const std::string& key, const toml::node& node);
  void refuse(const std::string& key, const toml::node& node, Sentence why);

  std::string_view file_;
  Verdict broken_ = std::nullopt;
};

void Reader::refuse(const std::string& key, const toml::node& node,
                    Sentence why) {
  if (!broken_) {
    broken_ = territory_malformed(file_, line_of(node), key, std::move(why));
  }
}

std::string Reader::text(const std::string& key, const toml::node& node) {
  if (const auto* const words = node.as_string()) return words->get();
  if (const auto* const number = node.as_integer()) {
    return fmt::format("{}", number->get());
  }
  if (const auto* const day = node.as_date()) {
    const auto& date = day->get();
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  }
  if (node.is_floating_point()) {
    refuse(key, node,
           say("a number with decimals would not be exact: put it in quotes",
               "un nombre à décimales ne serait pas exact : le mettre entre "
               "guillemets"));
  } else {
    refuse(key, node,
           say("it takes a text, a whole number or a day",
               "il faut un texte, un nombre entier ou un jour"));
  }
  return {};
}

// A list holds tables, or it holds texts.
void Reader::list(const std::string& key, const toml::array& from,
                  WrittenTable& into) {
  if (!from.empty() && from.front().is_table()) {
    for (const auto& item : from) {
      if (const auto* const one = item.as_table()) {
        into.tables.push_back(table(key, *one));
      } else {
        refuse(key, item, say("it takes tables only", "il faut des tables"));
      }
    }
    return;
  }
  WrittenValue value{line_of(from), true, {}};
  for (const auto& item : from)
    value.texts.push_back(text(key, item));
  into.values.emplace(key, std::move(value));
}

void Reader::member(const std::string& key, const toml::node& node,
                    WrittenTable& into) {
  if (const auto* const one = node.as_table()) {
    into.tables.push_back(table(key, *one));
  } else if (const auto* const several = node.as_array()) {
    list(key, *several, into);
  } else {
    into.values.emplace(key, WrittenValue{line_of(node), false, {}});
    into.values.at(key).texts.push_back(text(key, node));
  }
}

WrittenTable Reader::table(std::string name, const toml::table& from) {
  WrittenTable into{std::move(name), line_of(from), {}, {}};
  for (const auto& [key, node] : from)
    member(std::string(key.str()), node, into);
  return into;
}

}  // namespace

Refusal territory_malformed(std::string_view file, std::uint64_t line,
                            std::string_view key, Sentence why) {
  return {.reason = Reason::file_malformed,
          .what = shown(key.empty() ? file : key),
          .why = std::move(why),
          .hint = say("docs/territory.md explains every key",
                      "docs/territory.md explique chaque clé"),
          .place = {std::string(file), line, shown(key)}};
}

Result<WrittenTable> read_toml(std::string_view toml, std::string_view file) {
  try {
    return Reader(file).read(toml::parse(toml, file));
  } catch (const toml::parse_error& error) {
    return territory_malformed(
        file, error.source().begin.line, "",
        say("this is not TOML: {}", "ce n’est pas du TOML : {}",
            shown(error.description())));
  }
}

}  // namespace obole::intake
