#include "obole/night/inbox.hpp"

#include "obole/base/nearest.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/intake/territory_toml.hpp"
#include "obole/night/file_source.hpp"

#include <algorithm>
#include <array>
#include <fnmatch.h>
#include <system_error>

namespace obole {

template <>
std::span<const std::string_view> words<night::ArrivalKind>() {
  static constexpr std::array<std::string_view, 3> all = {
      "statement", "donations", "payout"};
  return all;
}

namespace night {
namespace {

namespace fs = std::filesystem;
using intake::WrittenTable;

constexpr std::string_view rules_file = "inbox.toml";

Refusal malformed(std::string_view file, std::uint64_t line,
                  std::string_view key, Sentence why) {
  return {Reason::file_malformed,
          shown(key.empty() ? file : key),
          std::move(why),
          say("docs/nightly.md explains every key",
              "docs/nightly.md explique chaque clé"),
          {std::string(file), line, shown(key)}};
}

// One [[file]] of the document.
class RuleReader {
 public:
  RuleReader(std::string_view file, const WrittenTable& table)
      : file_(file), table_(table) {}

  Result<InboxRule> read() {
    static const std::vector<std::string> known = {
        "match",    "kind",     "profile",      "account",
        "platform", "campaign", "outside_dates"};
    for (const auto& [key, value] : table_.values) {
      if (std::find(known.begin(), known.end(), key) == known.end())
        return unknown(key, value.line, nearest(key, known));
      if (value.is_list)
        return malformed(file_, value.line, key,
                         say("it takes one text", "il faut un seul texte"));
    }
    InboxRule rule;
    rule.match = text("match");
    if (rule.match.empty())
      return malformed(file_, table_.line, "match",
                       say("a file’s names are not told",
                           "les noms des fichiers ne sont pas dits"));
    if (auto refusal = read_kind(rule)) return *refusal;
    if (const auto code = text("campaign"); !code.empty()) {
      const auto campaign = Code::parse(code);
      if (!campaign) return placed(campaign.error(), "campaign");
      rule.campaign = *campaign;
    }
    rule.outside_dates = text("outside_dates") == "yes";
    return rule;
  }

 private:
  std::string text(std::string_view key) const {
    const auto found = table_.values.find(key);
    return found == table_.values.end() ? "" : found->second.texts.at(0);
  }

  Refusal placed(const Refusal& refusal, std::string_view key) const {
    const auto found = table_.values.find(key);
    return at(refusal,
              {std::string(file_), found->second.line, std::string(key)});
  }

  Verdict read_kind(InboxRule& rule) const {
    rule.profile = text("profile");
    rule.account = text("account");
    if (const auto word = text("kind"); !word.empty()) {
      const auto kind = parse_choice<ArrivalKind>(word);
      if (!kind) return placed(kind.error(), "kind");
      rule.kind = *kind;
    }
    if (const auto name = text("platform"); !name.empty()) {
      const auto platform = Code::parse(name);
      if (!platform) return placed(platform.error(), "platform");
      rule.platform = platform->text();
    }
    if (rule.kind == ArrivalKind::donations && rule.profile.empty())
      return malformed(file_, table_.line, "profile",
                       say("donations are read by a profile",
                           "des dons se lisent avec un profil"));
    if (rule.kind == ArrivalKind::payout && rule.profile.empty())
      return malformed(file_, table_.line, "profile",
                       say("a payout report is read by a profile",
                           "un rapport de versements se lit avec un profil"));
    return std::nullopt;
  }

  Refusal unknown(std::string_view key, std::uint64_t line,
                  const std::string& near) const {
    return malformed(
        file_, line, key,
        near.empty() ? say("no such key is known", "cette clé est inconnue")
                     : say("no such key is known; “{}” is meant, perhaps",
                           "cette clé est inconnue ; « {} » peut-être", near));
  }

  std::string_view file_;
  const WrittenTable& table_;
};

bool is_on_its_way(const std::string& name) {
  return name.ends_with(".part") || name.ends_with(".tmp") ||
         name.ends_with(".filepart") || name.ends_with(".crdownload");
}

Result<std::vector<InboxRule>> rules_in(const fs::path& folder) {
  const auto file = folder / rules_file;
  std::error_code error;
  if (!fs::exists(file, error)) return std::vector<InboxRule>();
  const auto text = contents_of(file);
  if (!text) return text.error();
  return parse_inbox_rules(*text, file.string());
}

// What says how to read others is not to be read itself.
bool tells_of_others(const std::vector<InboxRule>& rules,
                     const std::string& name) {
  return name == rules_file ||
         std::any_of(rules.begin(), rules.end(), [&](const InboxRule& rule) {
           return rule.profile == name;
         });
}

}  // namespace

Result<std::vector<InboxRule>> parse_inbox_rules(std::string_view toml,
                                                 std::string_view file) {
  const auto document = intake::read_toml(toml, file);
  if (!document) {
    auto refusal = document.error();
    refusal.hint = malformed(file, 0, "", {}).hint;
    return refusal;
  }
  if (!document->values.empty()) {
    const auto& [key, value] = *document->values.begin();
    return malformed(
        file, value.line, key,
        say("only [[file]] stands here", "il n’y a ici que des [[file]]"));
  }
  std::vector<InboxRule> rules;
  for (const auto& table : document->tables) {
    if (table.name != "file" || !table.tables.empty())
      return malformed(
          file, table.line, table.name,
          say("only [[file]] stands here", "il n’y a ici que des [[file]]"));
    auto rule = RuleReader(file, table).read();
    if (!rule) return rule.error();
    rules.push_back(std::move(*rule));
  }
  return rules;
}

Result<Inbox> look_into(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) {
    return Refusal{Reason::file_unreadable, folder.string(),
                   say("it cannot be listed: {}", "il ne peut être lu : {}",
                       error.message()),
                   say("check the folder’s name and rights",
                       "vérifier le nom du dossier et ses droits")};
  }
  auto rules = rules_in(folder);
  if (!rules) return rules.error();
  Inbox inbox{folder, std::move(*rules), {}};
  for (const auto& entry : entries) {
    const auto name = entry.path().filename().string();
    if (name.starts_with('.') || tells_of_others(inbox.rules, name) ||
        is_on_its_way(name))
      continue;
    if (entry.symlink_status(error).type() != fs::file_type::regular) continue;
    inbox.files.push_back(entry.path());
  }
  std::sort(inbox.files.begin(), inbox.files.end());
  return inbox;
}

const InboxRule* rule_for(const Inbox& inbox, const std::string& name) {
  for (const auto& rule : inbox.rules)
    if (::fnmatch(rule.match.c_str(), name.c_str(), 0) == 0) return &rule;
  return nullptr;
}

}  // namespace night
}  // namespace obole
