#include "obole/proofs/witness.hpp"

#include "obole/base/atomic_file.hpp"
#include "obole/base/say.hpp"
#include "obole/proofs/refusals.hpp"
#include "obole/proofs/tree_proof.hpp"

namespace obole::proofs {
namespace {

namespace fs = std::filesystem;

// What came: a checkpoint, and perhaps how it continues an older one.
struct Seen {
  SignedCheckpoint head;
  std::optional<ConsistencyProof> proof;
};

Result<Seen> seen_in(std::string_view bytes) {
  if (!bytes.starts_with("old ")) {
    auto head = SignedCheckpoint::parse(bytes);
    if (!head) return head.error();
    return Seen{std::move(*head), std::nullopt};
  }
  auto proof = parse_proof(bytes);
  if (!proof) return proof.error();
  auto& consistency = std::get<ConsistencyProof>(*proof);
  return Seen{consistency.head, std::move(consistency)};
}

Refusal key_invalid(const std::string& name, Sentence why, Sentence hint) {
  return {Reason::key_invalid, name, std::move(why), std::move(hint)};
}

// Whether `seen` may be signed by who has signed `last`.
Verdict objection(const Seen& seen, const Checkpoint& last) {
  const auto& now = seen.head.checkpoint;
  if (now.size < last.size)
    return Refusal{
        Reason::not_permitted, std::to_string(now.size),
        say("a checkpoint of {} entries was signed already",
            "un point de contrôle de {} écritures a déjà été signé", last.size),
        say("bring a later one; if the ledger has no more entries, some were "
            "removed: call the auditor",
            "en apporter un plus récent ; si le registre n’a pas plus "
            "d’écritures, il en a perdu : prévenir l’auditeur")};
  if (now.size == last.size) {
    if (now.root == last.root) return std::nullopt;
    return Refusal{
        Reason::ledger_altered, now.origin,
        say("another root was signed for these {} entries",
            "une autre racine a été signée pour ces {} écritures", now.size),
        say("keep both checkpoints, and call the auditor",
            "garder les deux points de contrôle et prévenir l’auditeur")};
  }
  if (!seen.proof || seen.proof->old != last.size)
    return Refusal{
        Reason::proof_invalid, now.origin,
        say("nothing proves that it continues the {} entries signed last",
            "rien ne prouve qu’il continue les {} écritures signées en dernier",
            last.size),
        say("obole audit prove --from {} --to {} makes the file to bring",
            "obole audit prove --from {} --to {} fait le fichier à apporter",
            last.size, now.size)};
  if (seen.proof->holds_for(last.root)) return std::nullopt;
  return Refusal{
      Reason::ledger_altered, now.origin,
      say("it does not continue the {} entries signed last",
          "il ne continue pas les {} écritures signées en dernier", last.size),
      say("keep the file, and call the auditor",
          "garder le fichier et prévenir l’auditeur")};
}

}  // namespace

Result<NoteKey> Witness::key_of(const std::string& origin,
                                const std::optional<NoteKey>& given) const {
  auto file = HighWater(folder_).file_of(origin);
  file.replace_extension(".pub");
  if (fs::exists(file)) {
    auto known = read_key(file);
    if (known && given && *known != *given)
      return key_invalid(
          given->name,
          say("it is not the key that this ledger had",
              "ce n’est pas la clé que ce registre avait"),
          say("if the ledger has a new key, remove {} on purpose",
              "si le registre a une nouvelle clé, supprimer {} à dessein",
              file.string()));
    return known;
  }
  if (!given || given->name != origin || given->kind != KeyKind::ed25519)
    return key_invalid(
        origin,
        say("the public key of this ledger is not known yet",
            "la clé publique de ce registre n’est pas encore connue"),
        say("give it once with --ledger-key FILE, from someone you trust",
            "la donner une fois avec --ledger-key FICHIER, reçue d’une "
            "personne de confiance"));
  return *given;
}

Result<Note> Witness::cosign(std::string_view bytes,
                             const std::optional<NoteKey>& ledger_key,
                             std::int64_t time) const {
  if (key_.kind != KeyKind::cosignature)
    return key_invalid(
        key_.name,
        say("it is not a witness’s key", "ce n’est pas la clé d’un témoin"),
        say("obole audit key new FILE --witness NAME makes one",
            "obole audit key new FICHIER --witness NOM en fait "
            "une"));
  auto seen = seen_in(bytes);
  if (!seen) return seen.error();
  const auto& origin = seen->head.checkpoint.origin;
  const auto key = key_of(origin, ledger_key);
  if (!key) return key.error();
  if (!seen->head.note.is_signed_by(*key))
    return does_not_hold(say("{} did not sign its checkpoint",
                             "{} n’a pas signé son point de contrôle",
                             key->name));
  const HighWater mark(folder_);
  auto key_file = mark.file_of(origin);
  key_file.replace_extension(".pub");
  const auto raised = mark.raise(
      origin,
      [&](const std::optional<SignedCheckpoint>& last)
          -> Result<HighWater::Next> {
        if (last) {
          if (auto refusal = objection(*seen, last->checkpoint))
            return *refusal;
        }
        if (const auto error = write_atomically(key_file, key->text() + '\n'))
          return Refusal{Reason::ledger_unusable,
                         key_file.string(),
                         say("it cannot be written: {}",
                             "il ne peut être écrit : {}", error.message()),
                         {}};
        return HighWater::Next{seen->head};
      });
  if (!raised) return raised.error();
  auto note = seen->head.note;
  obole::proofs::cosign(note, key_, time);
  return note;
}

}  // namespace obole::proofs
