#include "obole/ledger/key_rotations.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace obole::ledger {
namespace {

using proofs::KeyKind;
using proofs::NoteKey;

// There are few, and they are looked for only where something is signed or
// checked.
constexpr const char* select_rotations =
    "SELECT body FROM main.entry WHERE kind = 'key.rotated' AND seq < ?1"
    "  ORDER BY seq";

std::string statement_of(std::int64_t seq, const NoteKey& new_key) {
  return fmt::format("obole key rotation\n{}\n{}\n{}\n", new_key.name, seq,
                     new_key.text());
}

// The last word of a note with one signature.
std::string signature_in(const proofs::Note& note) {
  const auto bytes = note.bytes();
  const auto from = bytes.rfind(' ') + 1;
  return bytes.substr(from, bytes.size() - from - 1);
}

Verdict objection(const std::string& origin, const NewRotation& rotation) {
  const auto old_key = rotation.old_key.verifier();
  for (const auto* const key : {&old_key, &rotation.new_key}) {
    if (key->name == origin && key->kind == KeyKind::ed25519) continue;
    return Refusal{
        Reason::key_invalid, key->name,
        say("this key is not the ledger’s, whose name is {}",
            "cette clé n’est pas celle du registre, qui se nomme {}", origin),
        say("obole audit key new makes one for this ledger",
            "obole audit key new en fait une pour ce registre")};
  }
  if (!(old_key == rotation.new_key)) return std::nullopt;
  return Refusal{
      Reason::key_invalid, origin,
      say("the new key is the old one", "la nouvelle clé est l’ancienne"),
      say("obole audit key new makes another",
          "obole audit key new en fait une autre")};
}

Refusal no_rotation(std::size_t line) {
  return {Reason::proof_invalid,
          say("the line", "la ligne"),
          say("it is no entry by which the ledger’s key hands itself on",
              "ce n’est pas une écriture par laquelle la clé du registre se "
              "transmet"),
          say("obole audit show N prints such an entry: one a line",
              "obole audit show N écrit une telle écriture : une par ligne"),
          {{}, line, {}}};
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewRotation& rotation) {
  if (auto refusal = objection(origin_of(journal.book()), rotation))
    return *refusal;
  const auto old_key = rotation.old_key.verifier().text();
  const auto key =
      key_for(rotation.reference, Key::unique("key.rotated", old_key));
  if (!key) return key.error();
  proofs::Note note{statement_of(journal.next(), rotation.new_key), {}};
  note.sign(rotation.old_key);
  Draft draft("key.rotated", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("old", old_key)
      .text("new", rotation.new_key.text())
      .text("reference", rotation.reference.value_or(""))
      .drawn("signature", signature_in(note));
  return journal.append(draft);
}

std::optional<std::string_view> wrong_rotation(const canonical::Document& body,
                                               std::int64_t seq) {
  const auto old_key = NoteKey::parse(body.text("old"));
  const auto new_key = NoteKey::parse(body.text("new"));
  if (!old_key || !new_key || old_key->kind != KeyKind::ed25519 ||
      new_key->kind != KeyKind::ed25519 || old_key->name != new_key->name)
    return "a key that is handed on is no key of the ledger";
  const auto note = proofs::Note::parse(
      fmt::format("{}\n— {} {}\n", statement_of(seq, *new_key), old_key->name,
                  body.text("signature")));
  if (!note || !note->is_signed_by(*old_key))
    return "the old key did not hand itself on";
  return std::nullopt;
}

Result<std::vector<NoteKey>> successors(std::string_view bodies,
                                        const NoteKey& key, std::int64_t size) {
  struct Step {
    NoteKey from;
    NoteKey to;
  };
  std::map<std::int64_t, Step> steps;
  for (std::size_t line = 1; !bodies.empty(); ++line) {
    const auto body = bodies.substr(0, bodies.find('\n'));
    bodies.remove_prefix(std::min(bodies.size(), body.size() + 1));
    canonical::Document document;
    const bool is_rotation =
        document.parse(body) && document.text("kind") == "key.rotated";
    const auto seq = is_rotation ? document.integer("seq") : 0;
    const auto from = NoteKey::parse(document.text("old"));
    if (!is_rotation || wrong_rotation(document, seq) || from->name != key.name)
      return no_rotation(line);
    if (seq < size)
      steps.try_emplace(seq,
                        Step{*from, *NoteKey::parse(document.text("new"))});
  }
  std::vector<NoteKey> keys = {key};
  for (const auto& [seq, step] : steps) {
    if (std::find(keys.begin(), keys.end(), step.from) != keys.end())
      keys.push_back(step.to);
  }
  return keys;
}

std::vector<NoteKey> successors(Book& book, const NoteKey& key,
                                std::int64_t size) {
  std::vector<NoteKey> keys = {key};
  auto& row = book.prepared(select_rotations);
  row.bind(size);
  canonical::Document body;
  while (row.step()) {
    if (!body.parse(row.blob(0))) continue;
    const auto old_key = NoteKey::parse(body.text("old"));
    const auto new_key = NoteKey::parse(body.text("new"));
    if (old_key && new_key &&
        std::find(keys.begin(), keys.end(), *old_key) != keys.end())
      keys.push_back(*new_key);
  }
  row.reset();
  return keys;
}

}  // namespace obole::ledger
