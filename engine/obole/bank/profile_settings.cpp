// The only file of this floor that knows TOML.

#include "obole/bank/profile_settings.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <toml++/toml.h>

namespace obole::bank {
namespace {

constexpr std::string_view layout_key = "layout";

std::uint64_t line_of(const toml::node& node) {
  return node.source().begin.line;
}

// Flattens a document into settings; the first mistake ends it.
class Flattener {
 public:
  explicit Flattener(std::string_view file) : file_(file) {}

  // A copy would forget the lines, so the document is taken apart itself.
  Result<Settings> flatten(toml::table&& document) {
    Settings settings;
    if (const auto* const layouts = document.get(layout_key)) {
      add_layouts(*layouts, settings);
      document.erase(layout_key);
    }
    add_body(document, settings);
    if (broken_) return *broken_;
    return settings;
  }

 private:
  void add_body(const toml::table& table, Settings& settings);
  void add(const std::string& key, const toml::node& node, Settings& settings);
  void add_text(const toml::node& node, Setting& setting);
  void add_layouts(const toml::node& node, Settings& settings);
  void refuse(const std::string& key, const toml::node& node);

  std::string_view file_;
  Verdict broken_ = std::nullopt;
};

void Flattener::refuse(const std::string& key, const toml::node& node) {
  if (broken_) return;
  broken_ = profile_malformed(
      file_, line_of(node), key,
      say("it takes a text, or a list of texts in square brackets",
          "il faut un texte, ou une liste de textes entre crochets"));
}

void Flattener::add_text(const toml::node& node, Setting& setting) {
  if (const auto* const text = node.as_string()) {
    setting.texts.push_back(text->get());
  } else if (const auto* const number = node.as_integer()) {
    setting.texts.push_back(fmt::format("{}", number->get()));
  } else {
    refuse(setting.key, node);
  }
}

void Flattener::add(const std::string& key, const toml::node& node,
                    Settings& settings) {
  Setting setting{key, line_of(node), {}};
  if (const auto* const list = node.as_array()) {
    for (const auto& item : *list) {
      add_text(item, setting);
    }
    if (list->empty()) refuse(key, node);
  } else {
    add_text(node, setting);
  }
  settings.own.push_back(std::move(setting));
}

void Flattener::add_layouts(const toml::node& node, Settings& settings) {
  const auto* const list = node.as_array();
  if (list == nullptr) return refuse(std::string(layout_key), node);
  for (const auto& item : *list) {
    const auto* const table = item.as_table();
    if (table == nullptr) return refuse(std::string(layout_key), item);
    add_body(*table, settings.layouts.emplace_back());
  }
}

// The keys of a profile or of a layout: "platform", "columns.date".
void Flattener::add_body(const toml::table& table, Settings& settings) {
  for (const auto& [name, node] : table) {
    const std::string key(name.str());
    const auto* const group = node.as_table();
    if (group == nullptr) {
      add(key, node, settings);
      continue;
    }
    for (const auto& [member, value] : *group) {
      add(fmt::format("{}.{}", key, member.str()), value, settings);
    }
  }
}

}  // namespace

Refusal profile_malformed(std::string_view file, std::uint64_t line,
                          std::string_view key, Sentence why) {
  return {.reason = Reason::profile_malformed,
          .what = shown(key.empty() ? file : key),
          .why = std::move(why),
          .hint = say("docs/profiles.md explains every key",
                      "docs/profiles.md explique chaque clé"),
          .place = {std::string(file), line, shown(key)}};
}

Result<Settings> read_settings(std::string_view toml, std::string_view file) {
  try {
    return Flattener(file).flatten(toml::parse(toml, file));
  } catch (const toml::parse_error& error) {
    return profile_malformed(
        file, error.source().begin.line, "",
        say("this is not TOML: {}", "ce n’est pas du TOML : {}",
            shown(error.description())));
  }
}

}  // namespace obole::bank
