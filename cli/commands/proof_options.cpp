#include "cli/commands/proof_options.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"

#include <cstdlib>
#include <filesystem>

namespace cli {

using namespace obole;
namespace fs = std::filesystem;

Option key_option() {
  return {"--key",
          "FILE",
          {"the secret key that signs", "la clé secrète qui signe"}};
}
Option state_option() {
  return {
      "--state",
      "DIR",
      {"where the last checkpoint signed is kept, outside the ledger’s folder",
       "où se garde le dernier point signé, hors du dossier du registre"}};
}
Option public_key_option() {
  return {"--key",
          "FILE",
          {"the ledger’s public key, to check the signature",
           "la clé publique du registre, pour vérifier la signature"}};
}
Option checkpoint_option() {
  return {"--checkpoint",
          "FILE",
          {"a checkpoint signed before; the last one, if not said",
           "un point de contrôle signé auparavant ; le dernier, à défaut"}};
}

proofs::HighWater high_water(Arguments& arguments) {
  if (const auto folder = arguments.if_any("--state"))
    return proofs::HighWater(*folder);
  const auto* const state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/')
    return proofs::HighWater(fs::path(state) / "obole");
  const auto* const home = std::getenv("HOME");
  return proofs::HighWater(fs::path(home != nullptr ? home : "/") / ".local" /
                           "state" / "obole");
}

Result<proofs::SignedCheckpoint> checkpoint_for(
    ledger::Book& book, Arguments& arguments,
    std::optional<std::int64_t> size) {
  if (const auto file = arguments.if_any("--checkpoint"))
    return proofs::read_checkpoint(*file);
  const auto mark = high_water(arguments);
  if (const auto file = arguments.if_any("--key")) {
    const auto key = proofs::read_secret(*file);
    if (!key) return key.error();
    return ledger::sign_checkpoint(book, size.value_or(book.head().size), *key,
                                   mark);
  }
  const auto last = mark.last(ledger::origin_of(book));
  if (!last) return last.error();
  if (*last) return **last;
  return Refusal{Reason::proof_invalid,
                 say("the checkpoint", "le point de contrôle"),
                 say("none was signed yet", "aucun n’a encore été signé"),
                 say("obole audit checkpoint --key FILE signs one",
                     "obole audit checkpoint --key FICHIER en signe un")};
}

}  // namespace cli
