#include "cli/commands/proof_options.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/verification.hpp"

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

Verdict objection_to_signing(ledger::Book& book) {
  if (ledger::verify(book).problems.empty()) return std::nullopt;
  return Refusal{Reason::ledger_altered, say("the ledger", "le registre"),
                 say("it does not verify, and nothing is signed",
                     "il ne se vérifie pas, et rien n’est signé"),
                 say("obole audit verify says what is wrong",
                     "obole audit verify dit ce qui ne va pas")};
}

Result<proofs::SignedCheckpoint> signed_checkpoint(ledger::Book& book,
                                                   Arguments& arguments,
                                                   std::int64_t size) {
  const auto key = proofs::read_secret(arguments.text("--key"));
  if (!key) return key.error();
  if (auto refusal = objection_to_signing(book)) return *refusal;
  return ledger::sign_checkpoint(book, size, *key, high_water(arguments));
}

Result<proofs::SignedCheckpoint> checkpoint_for(
    ledger::Book& book, Arguments& arguments,
    std::optional<std::int64_t> size) {
  if (const auto file = arguments.if_any("--checkpoint"))
    return proofs::read_checkpoint(*file);
  if (arguments.has("--key"))
    return signed_checkpoint(book, arguments, size.value_or(book.head().size));
  const auto last = high_water(arguments).last(ledger::origin_of(book));
  if (!last) return last.error();
  if (*last) return **last;
  return Refusal{Reason::proof_invalid,
                 say("the checkpoint", "le point de contrôle"),
                 say("none was signed yet", "aucun n’a encore été signé"),
                 say("obole audit checkpoint --key FILE signs one",
                     "obole audit checkpoint --key FICHIER en signe un")};
}

}  // namespace cli
