// The inbox: a folder into which files of any kind are put, and what it says of
// those that do not show what they are.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/code.hpp"
#include "obole/domain/vocabulary.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::night {

enum class ArrivalKind : std::uint8_t { statement, donations, payout };

/// What a file is, by its name: one [[file]] of inbox.toml.
struct InboxRule {
  std::string match;  ///< a pattern, as shells have: "helloasso-*.csv"
  ArrivalKind kind = ArrivalKind::donations;
  std::string profile = {};           ///< a name, or a file beside inbox.toml
  std::string account = {};           ///< of a statement in CSV
  std::string platform = {};          ///< of a payout report
  std::optional<Code> campaign = {};  ///< of every row
  bool outside_dates = false;  ///< gifts outside the campaign's dates too
};

/// Reads inbox.toml.  Refuses with file_malformed, naming line and key; an
/// unknown key is refused with the one that was probably meant.
Result<std::vector<InboxRule>> parse_inbox_rules(std::string_view toml,
                                                 std::string_view file);

struct Inbox {
  std::filesystem::path folder;
  std::vector<InboxRule> rules;
  std::vector<std::filesystem::path> files;  ///< by name
};

/// What lies in `folder`: its files by name, but for inbox.toml, the profiles
/// that it names, hidden ones and those still on their way (.part, .tmp).
/// Folders in it are not entered, links not followed.  Refuses with
/// file_unreadable a folder that cannot be listed, and as parse_inbox_rules
/// does.
Result<Inbox> look_into(const std::filesystem::path& folder);

/// The first rule that `name` matches, if one does.
const InboxRule* rule_for(const Inbox& inbox, const std::string& name);

}  // namespace obole::night

namespace obole {

/// "statement", "donations", "payout": as inbox.toml writes them.
template <>
std::span<const std::string_view> words<night::ArrivalKind>();

}  // namespace obole
