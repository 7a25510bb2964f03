#include "obole/domain/code.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/letters.hpp"

#include <algorithm>

namespace obole {
namespace {

constexpr std::size_t longest = 32;

bool may_stand_in_code(char c) {
  return is_capital(c) || is_digit(c) || c == '-';
}

}  // namespace

Result<Code> Code::parse(std::string_view text) {
  std::string code(text.substr(0, longest + 1));
  std::transform(code.begin(), code.end(), code.begin(), capital);
  if (code.empty() || code.size() > longest || code.front() == '-' ||
      !std::all_of(code.begin(), code.end(), may_stand_in_code)) {
    return Refusal{
        Reason::code_malformed, excerpt(text),
        say("a code is 1 to {} of the letters A-Z, digits and hyphens, "
            "beginning with a letter or digit",
            "un code compte de 1 à {} lettres A-Z, chiffres ou traits d’union, "
            "et commence par une lettre ou un chiffre",
            longest),
        say("write it like TOIT-2026", "l’écrire comme TOIT-2026")};
  }
  return Code{std::move(code)};
}

}  // namespace obole
