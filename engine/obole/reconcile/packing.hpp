// Lines and items as bytes, for a Spill: of this process, for this process.

#pragma once

#include "obole/reconcile/open.hpp"

#include <string>
#include <string_view>

namespace obole::reconcile {

std::string packed(const OpenLine& line);
std::string packed(const OpenItem& item);

/// What packed() made of a line or of an item.
OpenLine unpacked_line(std::string_view bytes);
OpenItem unpacked_item(std::string_view bytes);

}  // namespace obole::reconcile
