#pragma once

#include <string_view>

namespace cli {

inline constexpr std::string_view program_version = OBOLE_VERSION;

}  // namespace cli
