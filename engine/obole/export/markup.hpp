#pragma once

#include <string>
#include <string_view>

namespace obole::exports {

/// `text` as HTML and XML quote it.
std::string escaped(std::string_view text);

}  // namespace obole::exports
