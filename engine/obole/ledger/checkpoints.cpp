#include "obole/ledger/checkpoints.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/key_rotations.hpp"
#include "obole/ledger/past_root.hpp"
#include "obole/ledger/restores.hpp"

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

// Whether the mark lies where the ledger does.
bool is_within_reach(const Book& book, const proofs::HighWater& mark) {
  namespace fs = std::filesystem;
  std::error_code error;
  const auto spelled = [&](const fs::path& folder) {
    return (fs::weakly_canonical(folder, error) / "").lexically_normal();
  };
  return spelled(fs::absolute(mark.folder())) ==
         spelled(fs::absolute(book.file()).parent_path());
}

// Whether a ledger that does not continue `lost` may be signed at `size`: once
// somebody has said so in an entry, which that size covers.
Verdict objection_to_loss(Book& book, const proofs::Checkpoint& lost,
                          std::int64_t size, Refusal loss) {
  if (loss.reason != Reason::ledger_altered) return loss;
  const auto known = acknowledgement_of(book, lost);
  if (!known) {
    loss.hint = say(
        "stop writing to it, and call the auditor; if an older copy was put "
        "back on purpose: obole audit acknowledge --reason TEXT",
        "ne plus y écrire, et prévenir l’auditeur ; si une copie ancienne a "
        "été "
        "remise à dessein : obole audit acknowledge --reason TEXTE");
    return loss;
  }
  if (size > known->seq) return std::nullopt;
  return Refusal{
      Reason::not_permitted, std::to_string(size),
      say("a loss was acknowledged in entry {}, and nothing signed covers that",
          "une perte a été reconnue à l’écriture {}, et rien de signé ne la "
          "couvre",
          known->seq),
      say("first sign the ledger as it is: obole audit checkpoint --key FILE",
          "d’abord signer le registre tel qu’il est : obole audit checkpoint "
          "--key FICHIER")};
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
  const auto keys = successors(book, key.verifier(), book.head().size);
  if (keys.size() > 1)
    return Refusal{
        Reason::key_invalid, key.name,
        say("this key was handed on, and signs no more",
            "cette clé a été transmise, et ne signe plus"),
        say("sign with the one it was handed on to: {}",
            "signer avec celle à qui elle l’a été : {}", keys.back().text())};
  if (is_within_reach(book, mark)) {
    return Refusal{
        Reason::not_permitted,
        mark.folder().string(),
        say("that is the ledger’s own folder: whoever puts an older copy there "
            "puts the last checkpoint there too",
            "c’est le dossier du registre : qui y remet une copie ancienne y "
            "remet aussi le dernier point de contrôle"),
        say("name another folder, on another disk if there is one",
            "nommer un autre dossier, sur un autre disque s’il y en a un"),
        {{}, 0, "--state"}};
  }
  return mark.raise(
      origin,
      [&](const std::optional<proofs::SignedCheckpoint>& last)
          -> Result<proofs::HighWater::Next> {
        bool is_lost = false;
        if (last) {
          if (auto loss = objection_to(book, last->checkpoint)) {
            is_lost = true;
            if (auto refusal = objection_to_loss(book, last->checkpoint, size,
                                                 std::move(*loss)))
              return *refusal;
          }
        }
        check(0 < size && size <= book.head().size, "the ledger had that size");
        proofs::SignedCheckpoint made{{origin, size, root_at(book, size)}, {}};
        made.note.text = made.checkpoint.text();
        made.note.sign(key);
        return proofs::HighWater::Next{std::move(made), is_lost};
      });
}

}  // namespace obole::ledger
