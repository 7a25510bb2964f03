#include "obole/bank/profile_groups.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/vocabulary.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace obole::bank {
namespace {

using Outcome = std::optional<Sentence>;  // why not, if not

constexpr std::array<std::string_view, 5> groups = {
    "columns", "statuses", "kinds", "methods", "movements"};
// The key of [movements] that is no list of words.
constexpr std::string_view movements_by = "movements.by";
// In the order of the enumeration.
constexpr std::array<std::string_view, 4> meanings = {"gift", "refund",
                                                      "ignored", "by_hand"};

std::string_view group_of(const Setting& setting) {
  return std::string_view(setting.key).substr(0, setting.key.find('.'));
}

std::string_view member_of(const Setting& setting) {
  return std::string_view(setting.key).substr(setting.key.find('.') + 1);
}

// Files the texts of `setting` under one value.
template <class Value>
Outcome file_under(const Setting& setting, const Value& value,
                   std::map<std::string, Value>& into) {
  for (const auto& text : setting.texts) {
    const auto filed = into.try_emplace(value_key(text), value);
    if (filed.second || filed.first->second == value) continue;
    return say("“{}” already has another meaning",
               "« {} » a déjà un autre sens", shown(text));
  }
  return {};
}

Outcome apply_column(const Setting& setting, Profile& profile) {
  const auto field = field_named(member_of(setting));
  if (!field) return unknown_field(member_of(setting));
  for (const auto& text : setting.texts) {
    if (value_key(text).empty()) {
      return say("“{}” is no name of a column",
                 "« {} » n’est pas un nom de colonne", shown(text));
    }
  }
  auto& columns =
      is_of_movements(*field) ? profile.movements.columns : profile.columns;
  columns[*field] = setting.texts;
  return {};
}

Outcome apply_meaning(const Setting& setting,
                      std::map<std::string, Meaning>& into) {
  const auto* const found =
      std::find(meanings.begin(), meanings.end(), member_of(setting));
  if (found != meanings.end()) {
    return file_under(setting, static_cast<Meaning>(found - meanings.begin()),
                      into);
  }
  return say("“{}” is none of {}", "« {} » ne figure pas dans {}",
             shown(member_of(setting)),
             fmt::format("{}", fmt::join(meanings, ", ")));
}

Outcome apply_movement(const Setting& setting, MovementWords& into) {
  const auto member = member_of(setting);
  const auto* const found =
      std::find(category_names.begin(), category_names.end(), member);
  if (found != category_names.end()) {
    return file_under(setting,
                      static_cast<Category>(found - category_names.begin()),
                      into.meanings);
  }
  if (setting.key != movements_by) {
    return say("“{}” is none of by, {}", "« {} » ne figure pas dans by, {}",
               shown(member),
               fmt::format("{}", fmt::join(category_names, ", ")));
  }
  for (const auto field : {Field::kind, Field::status}) {
    if (setting.texts.size() != 1 || setting.texts.front() != name(field)) {
      continue;
    }
    into.by = field;
    return {};
  }
  return say("movements are told by “kind” or by “status”",
             "les mouvements se disent par « kind » ou par « status »");
}

Outcome apply_method(const Setting& setting, Profile& profile) {
  const bool is_default = member_of(setting) == "default";
  const auto method =
      parse_choice<Method>(is_default ? std::string_view(setting.texts.front())
                                      : member_of(setting));
  if (!method) return method.error().why;
  if (!is_default) {
    return file_under(setting, std::string(word(*method)), profile.methods);
  }
  profile.default_method = word(*method);
  return {};
}

}  // namespace

bool is_grouped(const Setting& setting) {
  return setting.key.find('.') != std::string::npos &&
         std::find(groups.begin(), groups.end(), group_of(setting)) !=
             groups.end();
}

Outcome apply_grouped(const Setting& setting, Profile& profile) {
  const auto group = group_of(setting);
  if (group == "columns") return apply_column(setting, profile);
  if (group == "methods") return apply_method(setting, profile);
  if (group == "movements") return apply_movement(setting, profile.movements);
  return apply_meaning(setting,
                       group == "kinds" ? profile.kinds : profile.statuses);
}

void clear_group(const Setting& setting, Profile& profile) {
  const auto group = group_of(setting);
  if (group == "kinds") profile.kinds.clear();
  if (group == "statuses") profile.statuses.clear();
  if (group == "methods") profile.methods.clear();
  if (group == "movements" && setting.key != movements_by) {
    profile.movements.meanings.clear();
  }
}

Sentence unknown_field(std::string_view text) {
  return say("there is no field “{}”; there are {}",
             "il n’y a pas de champ « {} » ; il y a {}", shown(text),
             fmt::format("{}", fmt::join(field_names, ", ")));
}

}  // namespace obole::bank
