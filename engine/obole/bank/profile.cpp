#include "obole/bank/profile.hpp"

#include "obole/bank/profile_groups.hpp"
#include "obole/bank/profile_keys.hpp"
#include "obole/bank/profile_settings.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::bank {
namespace {

// What a profile does not say.
Profile plain_profile() {
  Profile profile;
  profile.delimiters = {';', ',', '\t'};
  profile.encodings = {Encoding::utf_8, Encoding::windows_1252};
  profile.required = {Field::date, Field::amount};
  profile.date_patterns = {"%Y-%m-%d", "%d/%m/%Y"};
  return profile;
}

Verdict apply_all(const Settings& settings, std::string_view file,
                  Profile& profile) {
  for (const auto& setting : settings.own) {
    if (auto why = apply(setting, profile)) {
      return profile_malformed(file, setting.line, setting.key,
                               std::move(*why));
    }
  }
  return {};
}

Verdict add_layout(const Settings& settings, std::string_view file,
                   Profile& profile) {
  auto layout = profile;
  layout.layouts.clear();
  for (const auto& setting : settings.own) {
    clear_group(setting, layout);
  }
  if (auto refusal = apply_all(settings, file, layout)) return refusal;
  profile.layouts.push_back(std::move(layout));
  return {};
}

Verdict check_usable(const Profile& profile, std::string_view file) {
  if (auto why = objection(profile)) {
    return profile_malformed(file, 0, profile.layout, std::move(*why));
  }
  return {};
}

}  // namespace

std::string value_key(std::string_view text) {
  auto key = folded(text);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

Result<Profile> parse_profile(std::string_view toml, std::string_view file) {
  const auto settings = read_settings(toml, file);
  if (!settings) return settings.error();
  auto profile = plain_profile();
  if (auto refusal = apply_all(*settings, file, profile)) return *refusal;
  if (profile.name.empty()) {
    return profile_malformed(
        file, 0, "name",
        say("the profile has no name", "le profil n’a pas de nom"));
  }
  for (const auto& layout : settings->layouts) {
    if (auto refusal = add_layout(layout, file, profile)) return *refusal;
  }
  if (profile.layouts.empty()) {
    if (auto refusal = check_usable(profile, file)) return *refusal;
  }
  for (const auto& layout : profile.layouts) {
    if (auto refusal = check_usable(layout, file)) return *refusal;
  }
  return profile;
}

}  // namespace obole::bank
