// A territory file as it is written, before anything is known of its keys.

#pragma once

#include "obole/base/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace obole::intake {

/// What stands after a key: a text, a whole number or a day, as text; or a list
/// of them.
struct WrittenValue {
  std::uint64_t line = 0;
  bool is_list = false;
  std::vector<std::string> texts;  ///< one, where it is no list
};

/// One table of the file: [[campaign]], or [[campaign.tier]] within it.
struct WrittenTable {
  std::string name;  ///< "campaign", "tier"
  std::uint64_t line = 0;
  std::map<std::string, WrittenValue, std::less<>> values;
  std::vector<WrittenTable> tables;  ///< those within it, in order by name
};

/// Reads TOML.  Refuses with file_malformed, naming the line: what is no TOML,
/// numbers with decimals (they would not be exact), truths, times of day, lists
/// within lists.
Result<WrittenTable> read_toml(std::string_view toml, std::string_view file);

/// The refusal (file_malformed) of what stands at `line` under `key`.
Refusal territory_malformed(std::string_view file, std::uint64_t line,
                            std::string_view key, Sentence why);

}  // namespace obole::intake
