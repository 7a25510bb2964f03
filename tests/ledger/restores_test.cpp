// An older copy was put back, and an officer says so: signing goes on, and what
// was lost stays told.

#include "obole/ledger/restores.hpp"

#include "obole/ledger/checkpoints.hpp"
#include "obole/proofs/note.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

#include <fstream>

using obole::Reason;
using obole::proofs::Checkpoint;
using obole::proofs::HighWater;
using obole::proofs::KeyKind;
using obole::proofs::SecretNoteKey;
using support::reason;
using support::World;
namespace fs = std::filesystem;
namespace ledger = obole::ledger;

namespace {

// A town with a mark, of which an older copy was put back.
struct Restored : World {
  Restored() {
    campaign("TOIT");
    for (int at = 1; at <= 5; ++at)
      must(gift("TOIT", ada, 1000 * at));
    copy("town", "older");
    must(World::gift("TOIT", ada, 7000));
    lost = sign().value().checkpoint;
    copy("older", "town");
  }
  void copy(const char* from, const char* to) {
    close();
    for (const char* const end : {".obole", ".people"})
      fs::copy_file(folder() / (std::string(from) + end),
                    folder() / (std::string(to) + end),
                    fs::copy_options::overwrite_existing);
  }
  obole::Result<obole::proofs::SignedCheckpoint> sign_at(std::int64_t size) {
    return ledger::sign_checkpoint(book(), size, key, mark);
  }
  obole::Result<obole::proofs::SignedCheckpoint> sign() {
    return sign_at(book().head().size);
  }
  obole::Result<ledger::Recorded> acknowledge(
      const std::string& why = "disk lost",
      std::optional<std::string> reference = {},
      std::optional<Checkpoint> other = {}) {
    auto entries = journal();
    auto recorded = ledger::record(
        entries,
        ledger::NewAcknowledgement{why, std::move(reference), std::move(other)},
        mark);
    if (recorded) entries.commit();
    return recorded;
  }
  obole::DonorId ada = donor("Ada Lovelace");
  const std::string origin = ledger::origin_of(book());
  const SecretNoteKey key = SecretNoteKey::fresh(origin, KeyKind::ed25519);
  const HighWater mark{folder() / "kept"};
  Checkpoint lost;
};

}  // namespace

TEST_CASE("after a restore that is acknowledged, signing goes on",
          "[tampering]") {
  Restored town;
  CHECK(reason(town.sign()) == Reason::ledger_altered);
  const auto stood = town.book().head().size;
  const auto entry = town.acknowledge().value();
  CHECK(entry.seq == stood);
  CHECK(reason(town.sign_at(entry.seq)) == Reason::not_permitted);
  CHECK(town.mark.last(town.origin).value()->checkpoint == town.lost);

  const auto again = town.sign().value();
  CHECK(again.checkpoint.size == entry.seq + 1);
  CHECK(town.mark.last(town.origin).value()->checkpoint == again.checkpoint);
  // What was signed stays, and its signature with it.
  const auto aside =
      obole::proofs::read_checkpoint(town.mark.aside(town.lost)).value();
  CHECK(aside.checkpoint == town.lost);
  CHECK(aside.note.is_signed_by(town.key.verifier()));
  // The loss stays one for whoever holds that checkpoint.
  CHECK(reason(ledger::objection_to(town.book(), town.lost)) ==
        Reason::ledger_altered);
  const auto known = ledger::acknowledgement_of(town.book(), town.lost).value();
  CHECK(known.seq == entry.seq);
  CHECK(known.reason == "disk lost");
  town.close();
  CHECK(town.is_sound());
}

TEST_CASE("an acknowledgement stands for one loss", "[tampering]") {
  Restored town;
  town.copy("town", "before");
  CHECK(town.acknowledge()->already == false);
  CHECK(town.acknowledge()->already == true);
  CHECK(reason(town.acknowledge("another reason")) == Reason::reference_reused);
  REQUIRE(town.sign());
  // Signing went on: the same is done already, another reason has no loss.
  CHECK(town.acknowledge()->already == true);
  CHECK(town.acknowledge("disk lost", "NO-1").error().reason ==
        Reason::not_permitted);
  CHECK(reason(town.acknowledge("another reason")) == Reason::not_permitted);

  // Gone back once more: the entry is lost too, and what is signed names that.
  town.copy("before", "town");
  CHECK(reason(town.sign()) == Reason::ledger_altered);
  CHECK(town.acknowledge()->already == false);
  CHECK(town.sign());
}

TEST_CASE("a repetition under a reference is told once signing went on",
          "[tampering]") {
  Restored town;
  const auto entry = town.acknowledge("disk lost", "BACK-1").value();
  REQUIRE(town.sign());
  const auto again = town.acknowledge("disk lost", "BACK-1").value();
  CHECK(again.already);
  CHECK(again.seq == entry.seq);
}

TEST_CASE("another checkpoint that is lost too is acknowledged for itself",
          "[tampering]") {
  Restored town;
  auto older = town.lost;
  older.root[0] ^= 1;
  older.size = town.book().head().size;
  const auto entry = town.acknowledge("disk lost", {}, older).value();
  CHECK(ledger::acknowledgement_of(town.book(), older)->seq == entry.seq);
  CHECK_FALSE(ledger::acknowledgement_of(town.book(), town.lost));
  // It is no word about what was signed last.
  CHECK(reason(town.sign()) == Reason::ledger_altered);
  CHECK(town.acknowledge("disk lost", {}, older)->already);
  auto there = older;
  there.size = 0;
  there.root = obole::Sha256().of("");
  CHECK(reason(town.acknowledge("disk lost", {}, there)) ==
        Reason::not_permitted);
}

TEST_CASE("an acknowledgement of another root or size lets nothing be signed",
          "[tampering]") {
  Restored town;
  town.must(World::gift("TOIT", town.ada, 7001));
  REQUIRE(town.book().head().size == town.lost.size);
  const HighWater other(town.folder() / "other");
  auto rooted = town.lost;
  rooted.root[0] ^= 1;
  auto sized = town.lost;
  ++sized.size;
  for (const auto& unlike : {rooted, sized}) {
    obole::proofs::SignedCheckpoint made{unlike, {}};
    made.note.text = unlike.text();
    made.note.sign(town.key);
    fs::create_directories(other.folder());
    std::ofstream(other.file_of(town.origin)) << made.note.bytes();
    auto entries = town.journal();
    REQUIRE(ledger::record(entries, ledger::NewAcknowledgement{"x"}, other));
    entries.commit();
    CHECK(reason(town.sign()) == Reason::ledger_altered);
  }
}

TEST_CASE("where nothing is lost, nothing is acknowledged", "[tampering]") {
  Restored town;
  const HighWater empty(town.folder() / "empty");
  {
    auto entries = town.journal();
    CHECK(reason(ledger::record(entries, ledger::NewAcknowledgement{"x"},
                                empty)) == Reason::proof_invalid);
    CHECK(reason(ledger::record(entries, ledger::NewAcknowledgement{""},
                                town.mark)) == Reason::text_malformed);
  }
  const auto size = town.book().head().size;
  REQUIRE(ledger::sign_checkpoint(town.book(), size, town.key, empty));
  auto entries = town.journal();
  CHECK(reason(ledger::record(entries, ledger::NewAcknowledgement{"x"},
                              empty)) == Reason::not_permitted);
}
