// Code points and texts to try functions on, without the code under test.

#pragma once

#include "support/properties.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace support {

/// `code_point` in UTF-8, by the table of RFC 3629.
inline std::string utf8(std::int32_t code_point) {
  const auto value = static_cast<std::uint32_t>(code_point);
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((value >> shift) & 0x3FU));
  };
  const auto head = [&](unsigned mark, unsigned shift) {
    return static_cast<char>(mark | (value >> shift));
  };
  if (value < 0x80) return {head(0, 0)};
  if (value < 0x800) return {head(0xC0, 6), tail(0)};
  if (value < 0x10000) return {head(0xE0, 12), tail(6), tail(0)};
  return {head(0xF0, 18), tail(12), tail(6), tail(0)};
}

/// Every code point but the surrogates.
inline std::vector<std::int32_t> every_scalar_value() {
  std::vector<std::int32_t> all;
  for (std::int32_t each = 0; each <= 0x10FFFF; ++each)
    if (each < 0xD800 || each > 0xDFFF) all.push_back(each);
  return all;
}

/// Letters, accents, spaces and anything else but controls.
inline rc::Gen<std::string> text_of_any_script() {
  using rc::gen::inRange;
  const auto code_point = rc::gen::oneOf(
      inRange(0x20, 0x7F), inRange(0xA0, 0x180), inRange(0x300, 0x370),
      inRange(0x2B0, 0x300), inRange(0x900, 0x980), inRange(0x1100, 0x1200),
      inRange(0x1E00, 0x2100), inRange(0x3040, 0x3100), inRange(0xAC00, 0xD7A4),
      inRange(0xF900, 0xFFFE), inRange(0x10000, 0x110000));
  return rc::gen::map(rc::gen::container<std::vector<std::int32_t>>(code_point),
                      [](const std::vector<std::int32_t>& code_points) {
                        std::string text;
                        for (const auto each : code_points)
                          text += utf8(each);
                        return text;
                      });
}

}  // namespace support
