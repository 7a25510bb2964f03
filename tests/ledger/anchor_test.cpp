// What a verification alone cannot find, for the files are whole: an older
// copy, a tail cut off, a history rewritten from some entry on.  What was
// signed and kept elsewhere tells.

#include "figures.hpp"

#include "obole/ledger/checkpoints.hpp"
#include "obole/proofs/note.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

#include <atomic>
#include <fstream>
#include <thread>

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

struct Town : World {
  Town() {
    campaign("TOIT");
    for (int at = 1; at <= 5; ++at)
      must(gift("TOIT", ada, 1000 * at));
  }
  void copy(const char* from, const char* to) {
    close();
    for (const char* const end : {".obole", ".people"})
      fs::copy_file(folder() / (std::string(from) + end),
                    folder() / (std::string(to) + end),
                    fs::copy_options::overwrite_existing);
  }
  Checkpoint kept() {
    const auto head = book().head();
    return {ledger::origin_of(book()), head.size, head.root};
  }
  // Whole by itself, and not what was signed.
  void check_only_outside(const Checkpoint& before,
                          figures::Campaign& campaign) {
    close();
    CHECK(is_sound());
    CHECK(reason(ledger::objection_to(book(), before)) ==
          Reason::ledger_altered);
    campaign.only_outside();
  }
  obole::DonorId ada = donor("Ada Lovelace");
};

}  // namespace

TEST_CASE("an older copy is whole, and a checkpoint tells", "[tampering]") {
  Town town;
  figures::Campaign campaign("an older copy, or a tail cut off whole");
  town.copy("town", "older");
  town.must(World::gift("TOIT", town.ada, 7000));
  const auto signed_then = town.kept();
  CHECK(reason(ledger::objection_to(town.book(), signed_then)) == std::nullopt);
  town.copy("older", "town");
  town.check_only_outside(signed_then, campaign);

  // It has grown again, to the same size and beyond.
  town.must(World::gift("TOIT", town.ada, 8000));
  town.check_only_outside(signed_then, campaign);
  town.must(World::gift("TOIT", town.ada, 9000));
  town.check_only_outside(signed_then, campaign);
}

TEST_CASE(
    "a history rewritten from an entry on is whole, and a checkpoint tells",
    "[tampering]") {
  Town town;
  figures::Campaign campaign("a history rewritten with all its hashes");
  town.copy("town", "fork");
  for (int at = 0; at < 3; ++at)
    town.must(World::gift("TOIT", town.ada, 5000));
  const auto signed_then = town.kept();
  town.copy("fork", "town");
  for (int at = 0; at < 3; ++at)
    town.must(World::gift("TOIT", town.ada, at == 1 ? 5001 : 5000));
  CHECK(town.book().head().size == signed_then.size);
  town.check_only_outside(signed_then, campaign);
}

// Each thread decides and signs by itself, as two programs do.
TEST_CASE("of two histories signed at once, one is", "[tampering]") {
  Town town;
  town.copy("town", "fork");
  town.must(World::gift("TOIT", town.ada, 7000));
  town.copy("town", "one");
  town.copy("fork", "town");
  town.must(World::gift("TOIT", town.ada, 7001));
  town.copy("town", "other");
  const auto origin = ledger::origin_of(town.book());
  const auto key = SecretNoteKey::fresh(origin, KeyKind::ed25519);
  for (int round = 0; round < 40; ++round) {
    const HighWater mark(town.folder() / ("kept-" + std::to_string(round)));
    std::atomic<int> ready = 0;
    std::atomic<int> made = 0;
    const auto sign = [&](const char* name) {
      auto book = ledger::Book::open(town.folder() / name,
                                     {obole::store::Access::read, {}, false})
                      .value();
      ++ready;
      while (ready < 2)
        std::this_thread::yield();
      if (ledger::sign_checkpoint(book, book.head().size, key, mark)) ++made;
    };
    std::thread one(sign, "one.obole");
    std::thread other(sign, "other.obole");
    one.join();
    other.join();
    CAPTURE(round);
    REQUIRE(made == 1);
  }
}

TEST_CASE("a mark beside the ledger is no mark", "[tampering]") {
  Town town;
  const auto key =
      SecretNoteKey::fresh(ledger::origin_of(town.book()), KeyKind::ed25519);
  const HighWater beside(town.folder() / "kept" / "..");
  CHECK(reason(ledger::sign_checkpoint(town.book(), 1, key, beside)) ==
        Reason::not_permitted);
}

TEST_CASE("nothing is signed that does not continue what was", "[tampering]") {
  Town town;
  const HighWater mark(town.folder() / "kept");
  const auto key =
      SecretNoteKey::fresh(ledger::origin_of(town.book()), KeyKind::ed25519);
  const auto sign = [&] {
    return ledger::sign_checkpoint(town.book(), town.book().head().size, key,
                                   mark);
  };
  const auto first = sign().value();
  CHECK(first.note.is_signed_by(key.verifier()));
  town.copy("town", "older");
  town.must(World::gift("TOIT", town.ada, 7000));
  CHECK(sign()->checkpoint.size == first.checkpoint.size + 1);
  // An earlier size may be signed, and does not lower the mark.
  CHECK(ledger::sign_checkpoint(town.book(), 3, key, mark)->checkpoint.size ==
        3);

  town.copy("older", "town");
  CHECK(reason(sign()) == Reason::ledger_altered);
  town.must(World::gift("TOIT", town.ada, 7001));
  CHECK(reason(sign()) == Reason::ledger_altered);
  const auto other =
      SecretNoteKey::fresh("obole/0123456789abcdef", KeyKind::ed25519);
  CHECK(reason(ledger::sign_checkpoint(town.book(), 1, other, mark)) ==
        Reason::key_invalid);
}
