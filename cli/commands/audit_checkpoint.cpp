// obole audit key new, audit checkpoint: who signs, and what is signed.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/base/base64.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/verification.hpp"

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

Exit checkpoint(Session& session, Arguments& arguments) {
  const auto key_file = arguments.if_any("--key");
  const auto mark = high_water(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open(store::Access::read, true);
  if (!book) return session.refuse(book.error());
  const auto verified = ledger::verify(*book);
  if (!verified.problems.empty())
    return session.refuse({Reason::ledger_altered,
                           say("the ledger", "le registre"),
                           say("it does not verify, and nothing is signed",
                               "il ne se vérifie pas, et rien n’est signé"),
                           say("obole audit verify says what is wrong",
                               "obole audit verify dit ce qui ne va pas")});
  const auto head = book->head();
  proofs::SignedCheckpoint made{
      {ledger::origin_of(*book), head.size, head.root}, {}};
  made.note.text = made.checkpoint.text();
  auto bytes = made.note.text;
  if (key_file) {
    const auto key = proofs::read_secret(*key_file);
    if (!key) return session.refuse(key.error());
    const auto is_signed =
        ledger::sign_checkpoint(*book, head.size, *key, mark);
    if (!is_signed) return session.refuse(is_signed.error());
    bytes = is_signed->note.bytes();
  } else {
    session.remark(say("nobody signed it: --key FILE does",
                       "personne ne l’a signé : --key FICHIER le fait"));
  }
  if (session.settings().format == Format::table) {
    session.print_text(bytes);
    return Exit::done;
  }
  session.print(Sentence{bytes, bytes},
                Json::of("audit-checkpoint")
                    .set("size", head.size)
                    .set("root", hex(head.root))
                    .set("note", bytes)
                    .set("signed", key_file.has_value()));
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
