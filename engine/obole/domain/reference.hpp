#pragma once

#include "obole/base/result.hpp"

#include <string>
#include <string_view>

namespace obole {

/// A name that somebody outside gives to a fact, under which it is recorded
/// once: 1 to 128 visible ASCII characters without '"', '\' and '@'.  It stands
/// in the entry, which can never forget it: no place for a name or an e-mail.
/// Refuses with text_malformed.
Result<std::string> parse_reference(std::string_view text);

}  // namespace obole
