#include "cli/suggestion.hpp"

#include "obole/base/nearest.hpp"
#include "obole/base/say.hpp"

namespace cli {

using obole::nearest;
using obole::Reason;
using obole::Refusal;
using obole::say;

Refusal unknown_word(const std::string& typed,
                     const std::vector<std::string>& known,
                     const std::string& help) {
  const auto close = nearest(typed, known);
  auto hint = close.empty()
                  ? say("{} lists what there is", "{} donne la liste", help)
                  : say("did you mean {}?", "vouliez-vous dire {} ?", close);
  return {
      Reason::usage, typed,
      typed.starts_with("-")
          ? say("this option is unknown here", "cette option est inconnue ici")
          : say("this command is unknown", "cette commande est inconnue"),
      std::move(hint)};
}

}  // namespace cli
