// How a ZIP file, or a member of one, is declined.

#pragma once

#include "obole/base/result.hpp"

#include <string>
#include <string_view>

namespace obole::bank::zip {

Refusal too_large(std::string_view file, std::size_t megabytes);
Refusal unreadable(std::string_view file);
Refusal empty(std::string_view file);
Refusal too_many(std::string_view file, std::size_t most);
Refusal same_name(std::string_view file);
Refusal encrypted(std::string_view member);
Refusal packed_otherwise(std::string_view member);
Refusal member_too_large(std::string_view member, std::size_t megabytes);
Refusal sum_too_large(std::string_view file, std::size_t megabytes);
Refusal nested(std::string_view member);

/// The member's bytes are not those that were packed.
Refusal damaged(std::string_view member);

}  // namespace obole::bank::zip
