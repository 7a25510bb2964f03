#pragma once

#include <string_view>

namespace obole {

/// The remainder by 97 of the number that `text` (capitals and digits) spells
/// with A as 10 to Z as 35.  Source: ISO/IEC 7064, as IBAN and RF use it.
constexpr int mod97(std::string_view text, int before = 0) noexcept {
  int remainder = before;
  for (const char c : text) {
    remainder = c <= '9' ? remainder * 10 + (c - '0')
                         : remainder * 100 + (c - 'A' + 10);
    remainder %= 97;
  }
  return remainder;
}

}  // namespace obole
