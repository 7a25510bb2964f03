#include "obole/base/base64.hpp"

#include <cstddef>

namespace obole {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string base64(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      group = group << 8 | (i < bytes.size() ? bytes[i] : 0U);
    for (unsigned digit = 0; digit < 4; ++digit)
      text += at + digit > bytes.size()
                  ? '='
                  : alphabet[group >> (18 - 6 * digit) & 63];
  }
  return text;
}

std::optional<std::string> bytes_of_base64(std::string_view text) {
  std::string bytes;
  const auto digits = text.substr(0, text.find('='));
  std::uint32_t group = 0;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    const auto value = alphabet.find(digits[at]);
    if (value == std::string_view::npos) return std::nullopt;
    group = group << 6 | static_cast<std::uint32_t>(value);
    if (at % 4 != 0)
      bytes += static_cast<char>(group >> (6 - at % 4 * 2) & 255);
  }
  // Padding and the bits left over are right where writing it again says so.
  const std::span raw(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                      bytes.size());
  if (base64(raw) != text) return std::nullopt;
  return bytes;
}

}  // namespace obole
