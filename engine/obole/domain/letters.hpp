// Letters and digits of identifiers: ASCII only, and without a locale.

#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace obole {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }

constexpr char capital(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

constexpr bool is_alphanumeric(char c) noexcept {
  return is_digit(c) || is_capital(capital(c));
}

inline bool all_digits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), is_digit);
}

/// How many bytes of white space `text` begins with: 0, 1, or more for the
/// no-break spaces U+00A0 and U+202F.
constexpr std::size_t space_at_front(std::string_view text) noexcept {
  if (text.starts_with(' ') || text.starts_with('\t')) return 1;
  if (text.starts_with("\u00A0")) return 2;
  return text.starts_with("\u202F") ? 3 : 0;
}

/// `text` in capitals and without spaces; nothing when anything else than
/// letters and digits is left, or more than `longest` of them.
inline std::optional<std::string> compact(std::string_view text,
                                          std::size_t longest) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t space = space_at_front(text);
    if (space == 0) {
      if (!is_alphanumeric(text.front()) || kept.size() == longest) {
        return std::nullopt;
      }
      kept += capital(text.front());
    }
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return kept;
}

}  // namespace obole
