// The groups of a profile whose keys are fields, meanings or methods.

#pragma once

#include "obole/bank/profile.hpp"
#include "obole/bank/profile_settings.hpp"

#include <optional>
#include <string_view>

namespace obole::bank {

/// Whether `setting` is of [columns], [statuses], [kinds], [methods] or
/// [movements].
bool is_grouped(const Setting& setting);

/// Applies a setting that is_grouped.  Answers why not, if not.
std::optional<Sentence> apply_grouped(const Setting& setting, Profile& profile);

/// Lets go of what the group of `setting` holds in `profile`, but for columns:
/// a layout that has values of its own has these alone.
void clear_group(const Setting& setting, Profile& profile);

/// Why there is no field spelled `text`.
Sentence unknown_field(std::string_view text);

}  // namespace obole::bank
