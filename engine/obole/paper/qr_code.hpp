// A QR code on a sheet.

#pragma once

#include "obole/paper/sheet.hpp"

#include <string>

namespace obole::paper {

/// Draws `text`, of at most 1,000 bytes, as a figure of `width` at `left` and
/// `top`; the blank edge that readers need is the caller's to leave.
void draw_qr_code(Sheet& sheet, const std::string& text, Length left,
                  Length top, Length width);

}  // namespace obole::paper
