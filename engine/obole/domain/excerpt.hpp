#pragma once

#include <string>
#include <string_view>

namespace obole {

/// `text` as a refusal quotes it: the whole when it is short and UTF-8, else
/// as much of it as is both, at most 60 bytes, and "…".  No character is cut.
std::string excerpt(std::string_view text);

}  // namespace obole
