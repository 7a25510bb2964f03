#include "obole/ledger/checkpoints.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/past_root.hpp"

namespace obole::ledger {
namespace {

Refusal altered(Sentence why) {
  return {Reason::ledger_altered, say("the ledger", "le registre"),
          std::move(why),
          say("stop writing to it, keep the files as they are, and call the "
              "auditor",
              "ne plus y écrire, garder les fichiers tels quels et prévenir "
              "l’auditeur")};
}

}  // namespace

std::string origin_of(Book& book) {
  const auto first = find_entry(book, 0);
  check(first.has_value(), "a ledger has a first entry");
  return proofs::origin_of(first->leaf);
}

Verdict objection_to(Book& book, const proofs::Checkpoint& checkpoint) {
  const auto origin = origin_of(book);
  if (checkpoint.origin != origin)
    return Refusal{Reason::proof_invalid,
                   say("the checkpoint", "le point de contrôle"),
                   say("it is of another ledger: {}, and this one is {}",
                       "il est d’un autre registre : {}, et celui-ci est {}",
                       checkpoint.origin, origin),
                   say("give a checkpoint of this ledger",
                       "donner un point de contrôle de ce registre")};
  const auto size = book.head().size;
  if (checkpoint.size > size)
    return altered(
        say("it has {} entries, and a checkpoint was signed at {}: what was "
            "recorded since is gone",
            "il a {} écritures, et un point de contrôle a été signé à {} : ce "
            "qui a été enregistré depuis a disparu",
            size, checkpoint.size));
  if (root_at(book, checkpoint.size) != checkpoint.root)
    return altered(
        say("its first {} entries are not those that were signed",
            "ses {} premières écritures ne sont pas celles qui ont été signées",
            checkpoint.size));
  return std::nullopt;
}

Result<proofs::SignedCheckpoint> sign_checkpoint(
    Book& book, std::int64_t size, const proofs::SecretNoteKey& key,
    const proofs::HighWater& mark) {
  const auto origin = origin_of(book);
  if (key.name != origin || key.kind != proofs::KeyKind::ed25519)
    return Refusal{
        Reason::key_invalid, key.name,
        say("this key is not the ledger’s, whose name is {}",
            "cette clé n’est pas celle du registre, qui se nomme {}", origin),
        say("obole audit key new makes one for this ledger",
            "obole audit key new en fait une pour ce registre")};
  const auto last = mark.last(origin);
  if (!last) return last.error();
  if (*last) {
    if (auto refusal = objection_to(book, (*last)->checkpoint)) return *refusal;
  }
  check(0 < size && size <= book.head().size, "a size that the ledger had");
  proofs::SignedCheckpoint made{{origin, size, root_at(book, size)}, {}};
  made.note.text = made.checkpoint.text();
  made.note.sign(key);
  if (auto refusal = mark.raise(made)) return *refusal;
  return made;
}

}  // namespace obole::ledger
