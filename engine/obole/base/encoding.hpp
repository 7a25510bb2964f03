// Single-byte encodings in which French banks and platforms still send files.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obole {

enum class Encoding : std::uint8_t { utf_8, windows_1252, iso_8859_15 };

/// As profiles spell it: "utf-8", "windows-1252", "iso-8859-15" (also
/// "latin-9", "cp1252", any case).  Nothing for another word.
std::optional<Encoding> parse_encoding(std::string_view word);

/// `bytes` as UTF-8; a byte order mark is kept.  Nothing when a byte has no
/// meaning in the encoding: 0x81 in Windows-1252, bytes that are not UTF-8, and
/// 0x80 to 0x9F in ISO-8859-15, where they are a sign of Windows-1252.
std::optional<std::string> decode(std::string_view bytes, Encoding encoding);

/// Whether `bytes` hold a character beyond ASCII that was written in UTF-8:
/// bytes which stand beside each other in no text of a single-byte encoding,
/// as "Ã©" for é.  Where they do, reading them in one would garble them.
bool betrays_utf_8(std::string_view bytes);

/// "UTF-8", "Windows-1252", "ISO-8859-15": as a sentence names it.
std::string_view spelled(Encoding encoding);

}  // namespace obole
