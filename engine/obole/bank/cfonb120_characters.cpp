#include "obole/bank/cfonb120_characters.hpp"

#include "obole/base/encoding.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>
#include <map>

namespace obole::bank::cfonb120 {
namespace {

constexpr std::uint8_t byte(char c) { return static_cast<std::uint8_t>(c); }

// Every character beyond ASCII, by its UTF-8.  A program that takes the file
// for ISO 8859-1 makes 0xC2 0x92 of an apostrophe, 0x92, and that is known too.
std::map<std::string, char, std::less<>> characters_by_utf8() {
  std::map<std::string, char, std::less<>> all;
  for (unsigned code = 0x80; code <= 0xFF; ++code) {
    const auto character = static_cast<char>(code);
    if (auto utf8 = decode({&character, 1}, Encoding::windows_1252))
      all.emplace(std::move(*utf8), character);
    if (code < 0xC0) all.emplace(std::string{'\xC2', character}, character);
  }
  return all;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// How many bytes of UTF-8 a character of Windows-1252 would take that begins
// with this one; 1 where there is none.
std::size_t length(char first) {
  switch (byte(first)) {
    case 0xC2:
    case 0xC3:
    case 0xC5:
    case 0xC6:
    case 0xCB:
      return 2;
    case 0xE2:
    case 0xEF:
      return 3;
    default:
      return 1;
  }
}

// The character that a sequence of UTF-8 stands for.
std::optional<char> unfold(std::string_view sequence) {
  static const auto known = characters_by_utf8();
  const auto found = known.find(sequence);
  if (found == known.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<char> Characters::next_byte() {
  if (at_ == size_) {
    size_ = source_(buffer_);
    at_ = 0;
    if (size_ == 0) return std::nullopt;
  }
  return buffer_.at(at_++);
}

bool Characters::look(std::size_t size) {
  while (ahead_.size() < size) {
    const auto more = next_byte();
    if (!more) return false;
    ahead_ += *more;
  }
  return true;
}

std::optional<char> Characters::next() {
  for (;;) {
    if (ahead_.empty()) {
      const auto first = next_byte();
      if (!first || length(*first) == 1) return first;
      ahead_ = *first;
    }
    const auto size = length(ahead_.front());
    if (size > 1 && look(size)) {
      const auto sequence = std::string_view(ahead_).substr(0, size);
      const bool is_mark = sequence == byte_order_mark;
      const auto character = unfold(sequence);
      if (is_mark || character) ahead_.erase(0, size);
      if (is_mark) continue;
      if (character) return character;
    }
    const char first = ahead_.front();
    ahead_.erase(0, 1);
    return first;
  }
}

std::string text_of(std::string_view characters) {
  std::string known(characters);
  // The five bytes without a meaning in Windows-1252.
  std::replace_if(
      known.begin(), known.end(),
      [](char c) {
        return std::string_view("\0\x81\x8D\x8F\x90\x9D", 6).find(c) !=
               std::string_view::npos;
      },
      ' ');
  const auto text = decode(known, Encoding::windows_1252);
  return text ? clean_text(*text).value_or("") : "";
}

}  // namespace obole::bank::cfonb120
