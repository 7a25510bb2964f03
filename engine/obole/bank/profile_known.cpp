#include "obole/bank/profile_known.hpp"

#include "obole/bank/profile.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <fmt/ranges.h>

#include <array>

namespace obole::bank {
namespace {

struct Known {
  std::string_view name;
  const std::string_view* text;
  bool donations;
  bool payouts;
};

constexpr std::array<Known, 6> known = {{
    {"generic", &schema::profile_generic, true, false},
    {"helloasso", &schema::profile_helloasso, true, true},
    {"payout", &schema::profile_payout, false, true},
    {"paypal", &schema::profile_paypal, true, true},
    {"stripe", &schema::profile_stripe, true, true},
    {"ulule", &schema::profile_ulule, true, false},
}};

}  // namespace

std::vector<std::string> known_profiles() {
  std::vector<std::string> names;
  for (const auto& profile : known) {
    if (profile.donations) names.emplace_back(profile.name);
  }
  return names;
}

std::vector<std::string> known_payout_profiles() {
  std::vector<std::string> names;
  for (const auto& profile : known) {
    if (profile.payouts) names.emplace_back(profile.name);
  }
  return names;
}

Result<Profile> known_profile(std::string_view name) {
  for (const auto& profile : known) {
    if (profile.name != name) continue;
    return parse_profile(*profile.text, fmt::format("{}.toml", name));
  }
  return Refusal{
      .reason = Reason::profile_unknown,
      .what = say("profile {}", "profil {}", shown(name)),
      .why = say("no profile has this name; there are {}",
                 "aucun profil ne porte ce nom ; il y a {}",
                 fmt::format("{}", fmt::join(known_profiles(), ", "))),
      .hint = say("a profile of your own is named by its file, such as "
                  "mine.toml; see docs/profiles.md",
                  "un profil à vous se désigne par son fichier, comme "
                  "mien.toml ; voir docs/profiles.md")};
}

}  // namespace obole::bank
