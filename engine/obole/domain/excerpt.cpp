#include "obole/domain/excerpt.hpp"

#include "obole/base/unicode.hpp"

namespace obole {

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 60;
  const auto start = text.substr(0, longest);
  // A character that the cut went through is no longer UTF-8 either.
  const std::size_t sound = invalid_utf8_at(start).value_or(start.size());
  if (sound == text.size()) return std::string(text);
  return std::string(start.substr(0, sound)) + "…";
}

}  // namespace obole
