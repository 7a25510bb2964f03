#include "obole/base/encoding.hpp"

#include "obole/base/code_points.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>
#include <array>

namespace obole {
namespace {

// Thirty-two code points in a row; 0 where the encoding has none.
using Row = std::array<std::uint16_t, 32>;

// Bytes 0x80 to 0x9F.  Source: unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS,
// CP1252.TXT.
constexpr Row windows_1252_from_80 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Bytes 0xA0 to 0xBF.  Source: unicode.org, MAPPINGS/ISO8859, 8859-15.TXT.
constexpr Row iso_8859_15_from_a0 = {
    0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x20AC, 0x00A5, 0x0160, 0x00A7,
    0x0161, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x017D, 0x00B5, 0x00B6, 0x00B7,
    0x017E, 0x00B9, 0x00BA, 0x00BB, 0x0152, 0x0153, 0x0178, 0x00BF};

std::int32_t windows_1252(unsigned char byte) {
  if (byte >= 0x80 && byte < 0xA0) return windows_1252_from_80[byte - 0x80U];
  return byte;
}

// Bytes 0x80 to 0x9F are controls that no bank sends.  In a file said to be
// ISO-8859-15 they are the quotes and dashes of Windows-1252, and better
// refused than lost.
std::int32_t iso_8859_15(unsigned char byte) {
  if (byte >= 0x80 && byte < 0xA0) return 0;
  if (byte >= 0xA0 && byte < 0xC0) return iso_8859_15_from_a0[byte - 0xA0U];
  return byte;
}

}  // namespace

std::optional<Encoding> parse_encoding(std::string_view word) {
  std::string lower(word);
  for (auto& letter : lower)
    if (letter >= 'A' && letter <= 'Z')
      letter = static_cast<char>(letter - 'A' + 'a');

  if (lower == "utf-8" || lower == "utf8") return Encoding::utf_8;
  if (lower == "windows-1252" || lower == "cp1252")
    return Encoding::windows_1252;
  if (lower == "iso-8859-15" || lower == "latin-9" || lower == "latin9")
    return Encoding::iso_8859_15;
  return std::nullopt;
}

// A capital such as É may stand before a no-break space or », so not every pair
// of bytes that is UTF-8 betrays it: Â, Ã, Ä, Å and â before such a one do,
// with which UTF-8 begins the letters of Europe, and its quotes, dashes and
// euro.
bool betrays_utf_8(std::string_view bytes) {
  const auto is_within = [&](std::size_t at, int from, int to) {
    if (at >= bytes.size()) return false;
    const auto byte = static_cast<unsigned char>(bytes[at]);
    return byte >= from && byte <= to;
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (is_within(at, 0xC2, 0xC5) && is_within(at + 1, 0x80, 0xBF)) return true;
    if (is_within(at, 0xE2, 0xE2) && is_within(at + 1, 0x80, 0x84) &&
        is_within(at + 2, 0x80, 0xBF))
      return true;
  }
  return false;
}

std::string_view spelled(Encoding encoding) {
  switch (encoding) {
    case Encoding::windows_1252:
      return "Windows-1252";
    case Encoding::iso_8859_15:
      return "ISO-8859-15";
    default:
      return "UTF-8";
  }
}

std::optional<std::string> decode(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::utf_8) {
    if (invalid_utf8_at(bytes)) return std::nullopt;
    return std::string(bytes);
  }
  const auto meaning =
      encoding == Encoding::windows_1252 ? windows_1252 : iso_8859_15;
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte < 0x80) {
      text += each;
      continue;
    }
    const auto code_point = meaning(byte);
    if (code_point == 0) return std::nullopt;
    append_utf8(text, code_point);
  }
  return text;
}

}  // namespace obole
