#pragma once

#include "obole/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// One key of a profile with its texts: `columns.date` and the names given.
struct Setting {
  std::string key;
  std::uint64_t line = 0;
  std::vector<std::string> texts;  ///< one, or those of a list; never none
};

/// A profile as it is written, before anything is known of what keys mean.
struct Settings {
  std::vector<Setting> own;
  std::vector<Settings> layouts;  ///< from [[layout]]
};

/// Reads TOML.  Refuses with profile_malformed, naming line and key: what is no
/// TOML, values that are neither text, nor whole numbers, nor lists of them.
Result<Settings> read_settings(std::string_view toml, std::string_view file);

/// The refusal of what stands at `line` under `key`.
Refusal profile_malformed(std::string_view file, std::uint64_t line,
                          std::string_view key, Sentence why);

}  // namespace obole::bank
