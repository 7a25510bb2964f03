#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace obole {

/// Base64 of RFC 4648 (4), padded.
std::string base64(std::span<const std::uint8_t> bytes);

/// The bytes of base64 text as base64() writes it, and of no other: nothing for
/// another alphabet, missing padding, spaces, or bits left over.
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace obole
