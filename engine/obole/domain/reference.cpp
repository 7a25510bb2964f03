#include "obole/domain/reference.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"

#include <algorithm>

namespace obole {

Result<std::string> parse_reference(std::string_view text) {
  constexpr std::size_t longest = 128;
  const bool visible = std::all_of(text.begin(), text.end(), [](char letter) {
    return letter > ' ' && letter < '\x7f' && letter != '"' && letter != '\\' &&
           letter != '@';
  });
  if (visible && !text.empty() && text.size() <= longest) {
    return std::string(text);
  }
  return Refusal{
      Reason::text_malformed, excerpt(text),
      say("a reference has 1 to 128 letters, digits or signs, without spaces, "
          "accents, quotes or @",
          "une référence a de 1 à 128 lettres, chiffres ou signes, sans "
          "espace, accent, guillemet ni @"),
      say("use the identifier of the payment, never a name or an e-mail",
          "prendre l’identifiant du paiement, jamais un nom ni un courriel")};
}

}  // namespace obole
