#pragma once

#include "obole/bank/profile.hpp"
#include "obole/bank/profile_settings.hpp"

#include <optional>
#include <string_view>

namespace obole::bank {

/// Does to `profile` what one key of a profile asks for.  Answers why not when
/// the key is unknown or takes no such text.
std::optional<Sentence> apply(const Setting& setting, Profile& profile);

/// Why `profile` cannot be used, whatever file it is given.
std::optional<Sentence> objection(const Profile& profile);

}  // namespace obole::bank
