// obole audit witness: a second party signs what it has seen.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/proofs/witness.hpp"

#include <chrono>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Exit witness(Session& session, Arguments& arguments) {
  const auto file = arguments.text("CHECKPOINT");
  const auto folder = arguments.text("--state");
  const auto key_file = arguments.text("--key");
  const auto ledger_key_file = arguments.if_any("--ledger-key");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const auto key = proofs::read_secret(key_file);
  if (!key) return session.refuse(key.error());
  std::optional<proofs::NoteKey> ledger_key;
  if (ledger_key_file) {
    const auto given = proofs::read_key(*ledger_key_file);
    if (!given) return session.refuse(given.error());
    ledger_key = *given;
  }
  const auto bytes = InputFile::contents_of(file);
  if (!bytes) return session.refuse(bytes.error());
  const auto note =
      proofs::Witness(folder, *key).cosign(*bytes, ledger_key, seconds_now());
  if (!note) {
    auto refusal = note.error();
    if (refusal.place.file.empty()) refusal.place.file = file;
    return session.refuse(refusal);
  }
  if (session.settings().format == Format::table) {
    session.print_text(note->bytes());
    return Exit::done;
  }
  const auto seen = proofs::SignedCheckpoint::parse(note->bytes());
  if (!seen) return session.refuse(seen.error());
  session.print(Sentence{}, Json::of("audit-witness")
                                .set("witness", key->name)
                                .set("size", seen->checkpoint.size)
                                .set("root", hex(seen->checkpoint.root))
                                .set("note", note->bytes()));
  return Exit::done;
}

}  // namespace

const Command audit_witness_command{
    .words = "audit witness",
    .summary = {"Sign a checkpoint as a second party, never backwards",
                "Signer un point de contrôle en second, jamais en arrière"},
    .positionals =
        {{"CHECKPOINT",
          {"the checkpoint; after the first, what audit prove --from "
           "--to made",
           "le point de contrôle ; après le premier, ce que audit "
           "prove --from --to a fait"}}},
    .options = {{"--state",
                 "DIR",
                 {"what this witness has seen", "ce que ce témoin a vu"},
                 Need::required},
                {"--key",
                 "FILE",
                 {"the witness’s secret key", "la clé secrète du témoin"},
                 Need::required},
                {"--ledger-key",
                 "FILE",
                 {"the ledger’s public key, the first time",
                  "la clé publique du registre, la première fois"}}},
    .example =
        "obole audit witness 2026-06-30.checkpoint --state seen --key "
        "treasury.key --ledger-key ledger.key.pub",
    .run = witness};

}  // namespace cli
