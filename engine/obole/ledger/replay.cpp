#include "obole/ledger/replay.hpp"

#include "obole/base/say.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

using store::Blob;

constexpr std::string_view scan_entries =
    "SELECT seq, effective, kind, body, leaf, recorded, idem"
    "  FROM main.entry NOT INDEXED ORDER BY seq";
constexpr std::string_view insert_entry =
    "INSERT INTO main.entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

}  // namespace

Replay::Replay(Book& source, Book& target)
    : source_(source),
      target_(target),
      entry_(source.database(), scan_entries),
      sink_(target.database()) {
  if (&source != &target) copy_.emplace(target.database(), insert_entry);
}

Refusal Replay::altered(const Book& book, Sentence why) {
  return {
      Reason::ledger_altered, book.file().string(), std::move(why),
      say("nothing was rebuilt; run obole audit verify and call the auditor",
          "rien n’a été reconstruit ; lancer obole audit verify et prévenir "
          "l’auditeur")};
}

Verdict Replay::up_to(std::int64_t size, const Watch& watch) {
  Steps steps(watch, say("entries", "écritures"),
              static_cast<std::uint64_t>(std::min(size, source_.head().size)));
  while (static_cast<std::int64_t>(target_.frontier().size()) < size &&
         entry_.step()) {
    if (auto refusal = apply()) return refusal;
    steps.step();
  }
  return std::nullopt;
}

Verdict Replay::apply() {
  const auto seq = entry_.integer(0);
  const auto leaf = leaf_of(sha_, entry_.blob(3));
  if (entry_.blob(4) != as_text(leaf) || !document_.parse(entry_.blob(3))) {
    return altered(
        source_,
        say("entry {} is not what was recorded",
            "l’écriture {} n’est pas celle qui a été enregistrée", seq));
  }
  const auto effective = parse_date(document_.text("effective"));
  const auto kind = document_.text("kind");
  if (!effective || day_number(*effective) != entry_.integer(1) ||
      kind != entry_.text(2)) {
    return altered(source_, say("entry {} is filed under another day or kind",
                                "l’écriture {} est rangée sous un autre jour "
                                "ou une autre nature",
                                seq));
  }
  if (copy_) {
    copy_
        ->bind(seq, entry_.integer(5), entry_.integer(1), entry_.text(2),
               Blob{entry_.blob(6)}, Blob{entry_.blob(3)}, Blob{as_text(leaf)})
        .run();
    target_.set_last_recorded(entry_.integer(5));
  }
  if (const auto problem = target_.projector().apply(
          {seq, day_number(*effective), kind, document_}, sink_)) {
    return altered(source_, say("entry {} cannot be applied: {}",
                                "l’écriture {} ne peut être appliquée : {}",
                                seq, *problem));
  }
  target_.frontier().append(
      sha_, leaf,
      [this](unsigned level, std::uint64_t index, const Digest& hash) {
        write_node(target_, level, index, hash);
      });
  return std::nullopt;
}

}  // namespace obole::ledger
