// obole audit key new, audit checkpoint: who signs, and what is signed.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"

namespace cli {
namespace {

using namespace obole;
using proofs::KeyKind;

Exit key_new(Session& session, Arguments& arguments) {
  const auto file = arguments.text("FILE");
  const auto name = arguments.if_any("--witness");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto origin = name.value_or("");
  if (!name) {
    auto book = session.open(store::Access::read);
    if (!book) return session.refuse(book.error());
    origin = ledger::origin_of(*book);
  } else if (!proofs::is_key_name(origin)) {
    return session.refuse(
        {Reason::key_invalid, origin,
         say("it cannot be a key’s name: it has spaces, accents or a +",
             "ce ne peut être le nom d’une clé : il contient des espaces, des "
             "accents ou un +"),
         say("name who signs, as in treasury.example",
             "nommer qui signe, comme tresorerie.example")});
  }
  const auto key = proofs::SecretNoteKey::fresh(
      origin, name ? KeyKind::cosignature : KeyKind::ed25519);
  if (const auto refusal = proofs::write_key(file, key))
    return session.refuse(*refusal);
  session.print(
      say("{} is the secret key of {}; give {}.pub to those who check",
          "{} est la clé secrète de {} ; remettre {}.pub à qui vérifie", file,
          origin, file),
      Json::of("audit-key-new")
          .set("name", origin)
          .set("key", key.verifier().text())
          .set("file", file));
  return Exit::done;
}

// The text alone, for somebody else to sign or to note.
Result<std::string> unsigned_checkpoint(ledger::Book& book) {
  if (auto refusal = objection_to_signing(book)) return *refusal;
  const auto head = book.head();
  return proofs::Checkpoint{ledger::origin_of(book), head.size, head.root}
      .text();
}

Result<std::string> checkpoint_text(ledger::Book& book, Arguments& arguments,
                                    std::int64_t size) {
  if (!arguments.has("--key")) return unsigned_checkpoint(book);
  const auto made = signed_checkpoint(book, arguments, size);
  if (!made) return made.error();
  return made->note.bytes();
}

Exit checkpoint(Session& session, Arguments& arguments) {
  auto book = session.open(store::Access::read, true);
  if (!book) return session.refuse(book.error());
  const store::Snapshot snapshot(book->database());
  const auto head = book->head();
  const auto text = checkpoint_text(*book, arguments, head.size);
  if (!text) return session.refuse(text.error());
  const auto& bytes = *text;
  const bool is_signed = arguments.has("--key");
  if (!is_signed)
    session.remark(say("nobody signed it: --key FILE does",
                       "personne ne l’a signé : --key FICHIER le fait"));
  if (session.settings().format == Format::table) {
    session.print_text(bytes);
    return Exit::done;
  }
  session.print(Sentence{bytes, bytes}, Json::of("audit-checkpoint")
                                            .set("size", head.size)
                                            .set("root", hex(head.root))
                                            .set("note", bytes)
                                            .set("signed", is_signed));
  return Exit::done;
}

}  // namespace

const Command audit_key_new_command{
    .words = "audit key new",
    .summary = {"Make a key that signs checkpoints",
                "Faire une clé qui signe les points de contrôle"},
    .positionals = {{"FILE",
                     {"where; the public key goes into FILE.pub",
                      "où ; la clé publique va dans FILE.pub"}}},
    .options = {{"--witness",
                 "NAME",
                 {"for a witness of that name, not for the ledger",
                  "pour un témoin de ce nom, non pour le registre"}}},
    .example = "obole audit key new /etc/obole/ledger.key",
    .run = key_new};

const Command audit_checkpoint_command{
    .words = "audit checkpoint",
    .summary = {"Sign the ledger’s size and root",
                "Signer la taille et la racine du registre"},
    .positionals = {},
    .options = {key_option(), state_option()},
    .example =
        "obole audit checkpoint --key /etc/obole/ledger.key -o "
        "2026-06-30.checkpoint",
    .run = checkpoint};

}  // namespace cli
