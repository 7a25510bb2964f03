// obole audit key rotate: the key that signs is handed on.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/key_rotations.hpp"
#include "obole/proofs/key_file.hpp"

namespace cli {
namespace {

using namespace obole;

Exit rotate(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        auto old_key = proofs::read_secret(arguments.text("--key"));
        if (!old_key) return old_key.error();
        auto new_key = proofs::read_key(arguments.text("FILE"));
        if (!new_key) return new_key.error();
        const auto text = new_key->text();
        const auto recorded = ledger::record(
            journal,
            ledger::NewRotation{std::move(*old_key), std::move(*new_key),
                                arguments.if_any("--reference")});
        if (!recorded) return recorded.error();
        Session::Outcome outcome{
            *recorded, std::to_string(recorded->seq),
            say("entry {} hands the key on; the old one signs no more",
                "l’écriture {} transmet la clé ; l’ancienne ne signe plus",
                recorded->seq)};
        outcome.adds = [text](Json& json) { json.set("key", text); };
        return outcome;
      });
}

Option old_key() {
  return {"--key",
          "FILE",
          {"the secret key that has signed so far",
           "la clé secrète qui a signé jusqu’ici"},
          Option::Need::required};
}

}  // namespace

const Command audit_key_rotate_command{
    .words = "audit key rotate",
    .summary = {"Let another key sign from now on, by the word of the old one",
                "Faire signer désormais une autre clé, sur parole de "
                "l’ancienne"},
    .positionals = {{"FILE",
                     {"the public key that signs from now on",
                      "la clé publique qui signe désormais"}}},
    .options = {old_key()},
    .example =
        "obole audit key rotate /etc/obole/ledger-2027.key.pub --key "
        "/etc/obole/ledger.key",
    .records = true,
    .run = rotate};

}  // namespace cli
