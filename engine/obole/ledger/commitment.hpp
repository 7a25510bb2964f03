// How an entry binds a text that must be able to be forgotten.
//
// The entry holds SHA-256(tag, 0x00, salt, text); the people file holds salt
// and text.  With both, anyone can check that this is the text; without them
// the entry tells nothing, not even to someone who guesses the text.

#pragma once

#include "obole/base/digest.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace obole::ledger {

using Salt = std::array<std::uint8_t, 32>;

/// 32 fresh random bytes: one salt a text, never two.
Salt fresh_salt();

inline constexpr std::string_view person_tag = "obole/person/1";
inline constexpr std::string_view note_tag = "obole/note/1";
inline constexpr std::string_view line_tag = "obole/line/1";
inline constexpr std::string_view secret_tag = "obole/secret/1";

Digest commitment_of(Sha256& sha, std::string_view tag, std::string_view salt,
                     std::string_view text);

/// The first 16 bytes of HMAC-SHA-256 under the ledger's secret: a name under
/// which to find the same thing again, which nobody without the secret can
/// make for a guess.
using Likeness = std::array<std::uint8_t, 16>;

Likeness likeness_of(std::string_view secret, std::string_view tag,
                     std::string_view text);

}  // namespace obole::ledger
