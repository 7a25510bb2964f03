// Code points in and out of UTF-8, for the text functions of this floor.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole {

/// One code point of a text and how many bytes it takes there.  A byte that is
/// not UTF-8 has no value and counts alone.
struct CodePoint {
  static constexpr std::int32_t none = -1;

  std::int32_t value;
  std::size_t length;
};

/// The code point that begins at byte `at`, which is inside `text`.
CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(std::string& text, std::int32_t code_point);

enum class Decomposition : std::uint8_t {
  canonical,  ///< NFD
  folding,    ///< NFKD of the case folding, without ignorable characters
};

/// The code points of `text`, which is UTF-8, taken apart; accents stand in
/// canonical order.  Takes n log n, whatever the text.
std::vector<std::int32_t> decomposed(std::string_view text, Decomposition kind);

/// `text`, which is UTF-8, in NFC.
std::string composed(std::string_view text);

}  // namespace obole
