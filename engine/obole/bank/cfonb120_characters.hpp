// The characters of a CFONB 120 file, one byte each, also where somebody made
// the file UTF-8 and what was one byte became two or three.

#pragma once

#include "obole/bank/source.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank::cfonb120 {

class Characters {
 public:
  /// Refers to `source`.
  explicit Characters(const Source& source) : source_(source) {}

  /// The next character in Windows-1252, which is ISO 8859-1 and what programs
  /// add to it; nothing at the end.  A byte order mark is left out.
  std::optional<char> next();

 private:
  bool look(std::size_t size);
  std::optional<char> next_byte();

  const Source& source_;
  std::array<char, 16384> buffer_{};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::string ahead_;  // bytes that were looked at, and are still to be read
};

/// Windows-1252 as clean UTF-8 (clean_text); NUL and what has no meaning become
/// blanks.
std::string text_of(std::string_view characters);

}  // namespace obole::bank::cfonb120
