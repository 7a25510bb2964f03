#include "obole/ledger/restores.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {
namespace {

// There are few, and they are looked for only after a loss.
constexpr const char* select_acknowledgements =
    "SELECT seq, effective, body FROM main.entry"
    "  WHERE kind = 'restore.acknowledged' ORDER BY seq";

// The same was said, and signing went on since: the last acknowledgement, where
// it has the reason and the reference of the request.
std::optional<Recorded> acknowledged_before(
    Journal& journal, const NewAcknowledgement& acknowledgement,
    const Key& key) {
  auto& book = journal.book();
  std::optional<std::int64_t> last;
  auto& row = book.prepared(select_acknowledgements);
  while (row.step())
    last = row.integer(0);
  row.reset();
  if (!last || note_text(book, *last, "reason") != acknowledgement.reason)
    return std::nullopt;
  if (acknowledgement.reference && journal.find(key) != last)
    return std::nullopt;
  return Recorded{*last, true};
}

Verdict objection_to_acknowledging(Journal& journal, const Key& key,
                                   const proofs::Checkpoint& last) {
  auto& book = journal.book();
  const auto loss = objection_to(book, last);
  if (loss && loss->reason != Reason::ledger_altered) return loss;
  if (!loss)
    return Refusal{
        Reason::not_permitted, say("the ledger", "le registre"),
        say("it continues what was signed at {} entries",
            "il continue ce qui a été signé à {} écritures", last.size),
        say("there is nothing to acknowledge", "il n’y a rien à reconnaître")};
  const auto known = acknowledgement_of(book, last);
  if (!known || journal.find(key)) return std::nullopt;
  return Refusal{Reason::not_permitted, say("the ledger", "le registre"),
                 say("the loss was acknowledged on {}, in entry {}",
                     "la perte a été reconnue le {}, à l’écriture {}",
                     known->day, known->seq),
                 say("obole audit checkpoint --key FILE signs again",
                     "obole audit checkpoint --key FICHIER signe à nouveau")};
}

Result<proofs::Checkpoint> lost_of(const NewAcknowledgement& acknowledgement,
                                   const proofs::HighWater& mark,
                                   const std::string& origin) {
  if (acknowledgement.lost) return *acknowledgement.lost;
  const auto last = mark.last(origin);
  if (!last) return last.error();
  if (*last) return (*last)->checkpoint;
  return Refusal{Reason::proof_invalid, mark.folder().string(),
                 say("no checkpoint of this ledger was kept there",
                     "aucun point de contrôle de ce registre n’y est gardé"),
                 say("--state names the folder that signing uses",
                     "--state nomme le dossier qu’emploie la signature")};
}

}  // namespace

Result<Recorded> record(Journal& journal,
                        const NewAcknowledgement& acknowledgement,
                        const proofs::HighWater& mark) {
  auto& book = journal.book();
  const auto origin = origin_of(book);
  const auto said = lost_of(acknowledgement, mark, origin);
  if (!said) return said.error();
  const auto& lost = *said;
  const auto root = hex(lost.root);
  const auto key = key_for(acknowledgement.reference,
                           Key::unique("restore.acknowledged",
                                       std::to_string(lost.size) + ' ' + root));
  if (!key) return key.error();
  if (!acknowledgement.lost && !objection_to(book, lost)) {
    if (const auto before = acknowledged_before(journal, acknowledgement, *key))
      return *before;
  }
  if (auto refusal = objection_to_acknowledging(journal, *key, lost))
    return *refusal;
  const auto reason = required_text("--reason", acknowledgement.reason);
  if (!reason) return reason.error();
  Draft draft("restore.acknowledged", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("origin", origin)
      .integer("size", lost.size)
      .text("root", root)
      .integer("stood", journal.next())
      .text("reference", acknowledgement.reference.value_or(""))
      .note(note_of("reason", *reason));
  draft.uncompared("stood");
  return journal.append(draft);
}

std::optional<Acknowledgement> acknowledgement_of(
    Book& book, const proofs::Checkpoint& lost) {
  std::optional<Acknowledgement> found;
  auto& row = book.prepared(select_acknowledgements);
  canonical::Document body;
  while (!found && row.step()) {
    if (body.parse(row.blob(2)) && body.integer("size") == lost.size &&
        body.text("root") == hex(lost.root))
      found = Acknowledgement{
          row.integer(0), day_of_number(row.integer(1)), {}, lost};
  }
  row.reset();
  if (found) found->reason = note_text(book, found->seq, "reason");
  return found;
}

}  // namespace obole::ledger
