// Files of another time or another ledger put beside a ledger: old journals,
// other people files; and marks that are taken away.

#include "figures.hpp"
#include "laboratory.hpp"
#include "raw_pages.hpp"

#include "obole/ledger/checkpoints.hpp"
#include "support/catch.hpp"

using laboratory::Laboratory;
using laboratory::Triggers;
using laboratory::Which;
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

constexpr auto both = {Which::ledger, Which::people};

struct Files {
  explicit Files(const Laboratory& laboratory)
      : ledger(raw_pages::bytes_of(laboratory.path(Which::ledger))),
        people(raw_pages::bytes_of(laboratory.path(Which::people))) {}
  const std::string& of(Which which) const {
    return which == Which::ledger ? ledger : people;
  }
  std::string ledger;
  std::string people;
};

// A ledger that has grown, and the files as they were before.
struct Grown : Laboratory {
  Grown() : Laboratory(3, Triggers::kept), before(*this), old_dump(dump()) {
    const auto grace = world().donor("Grace Hopper");
    world().must(World::gift("TOIT", grace, 6'400));
    const auto head = world().book().head();
    signed_now = {ledger::origin_of(world().book()), head.size, head.root};
    world().close();
    keep();
    now_dump = dump();
  }
  void plant(Which which, const char* ending, std::string_view bytes) {
    raw_pages::put(path(which).string() + ending, bytes);
  }
  // Whole by itself, and not what was signed.
  bool is_told_outside() {
    const auto objection =
        reason(ledger::objection_to(world().book(), signed_now));
    world().close();
    return objection == Reason::ledger_altered;
  }

  Files before;
  std::string old_dump;
  std::string now_dump;
  Checkpoint signed_now;
};

}  // namespace

TEST_CASE(
    "an old journal planted brings back an older ledger, and only a "
    "checkpoint tells",
    "[tampering]") {
  Grown town;
  figures::Campaign campaign("old journals planted beside both files");
  town.restore();
  for (const auto which : both)
    town.plant(which, "-journal", raw_pages::journal_of(town.before.of(which)));
  CHECK_FALSE(town.is_told());  // opening has brought the old one back
  CHECK(town.dump() == town.old_dump);
  CHECK(town.is_told_outside());
  campaign.only_outside();
}

TEST_CASE("an old journal planted beside one of the files is found",
          "[tampering]") {
  Grown town;
  figures::Campaign campaign("an old journal planted beside one file");
  for (const auto which : both) {
    town.restore();
    town.plant(which, "-journal", raw_pages::journal_of(town.before.of(which)));
    CHECK(campaign.found(town.is_told()));
    CHECK(town.dump() != town.now_dump);
  }
}

TEST_CASE("a journal of another file is found, or put aside", "[tampering]") {
  Grown town;
  World other;
  other.campaign("PONT");
  other.must(World::gift("PONT", other.donor("Emmy Noether"), 900));
  other.close();
  const auto foreign = raw_pages::bytes_of(other.file());
  figures::Campaign campaign("a journal of another file planted");
  const auto hold = [&](Which which, const std::string& journal) {
    town.restore();
    town.plant(which, "-journal", journal);
    if (town.is_told())
      CHECK(campaign.found(true));
    else if (town.dump() == town.now_dump)
      campaign.without_effect();
    else
      CHECK(campaign.found(false));
  };
  for (const auto which : both) {
    const auto& older = town.before.of(which);
    const auto& beside =
        town.before.of(which == Which::ledger ? Which::people : Which::ledger);
    hold(which, raw_pages::journal_of(foreign));
    hold(which, raw_pages::journal_of(beside));
    // Not every page: as many as were there when it was cut off.
    const auto whole = raw_pages::journal_of(older);
    for (std::size_t part = 1; part < 8; ++part)
      hold(which, whole.substr(0, whole.size() * part / 8));
    // No journal at all.
    hold(which, std::string(4096, 'x'));
    hold(which, std::string(4096, '\0'));
    hold(which, older);
  }
}

// SQLite reads a write-ahead log that lies there, whatever the file says of
// how it is written.
TEST_CASE("a write-ahead log planted is found", "[tampering]") {
  Grown town;
  figures::Campaign campaign("a write-ahead log planted");
  for (const auto which : both) {
    const auto table =
        std::string(which == Which::ledger ? "donation" : "person");
    town.restore();
    std::string log;
    {
      auto raw = town.raw(which);
      raw.run("PRAGMA journal_mode = WAL; UPDATE " + table +
              " SET donor = donor + 1");
      log = raw_pages::bytes_of(town.path(which).string() + "-wal");
    }
    REQUIRE(log.size() > 4096);
    // Beside the file as it is, and beside one that says it has such a log.
    for (const bool says_so : {false, true}) {
      town.restore();
      if (says_so) town.raw(which).run("PRAGMA journal_mode = WAL");
      town.plant(which, "-wal", log);
      const bool told = town.is_told();
      CAPTURE(says_so);
      if (told)
        CHECK(campaign.found(true));
      else if (town.dump() == town.now_dump)
        campaign.without_effect();
      else
        CHECK(campaign.found(false));
    }
  }
}

TEST_CASE("a people file of another time or town is found", "[tampering]") {
  Grown town;
  figures::Campaign campaign("a people file of another time or town");
  World other;
  other.close();
  const auto hold = [&](Which which, const std::string& bytes) {
    town.restore();
    raw_pages::put(town.path(which), bytes);
    CHECK(campaign.found(town.is_told()));
  };
  hold(Which::people, town.before.people);
  hold(Which::ledger, town.before.ledger);
  hold(Which::people, raw_pages::bytes_of(other.people()));
  hold(Which::people, town.before.ledger);
  hold(Which::ledger, town.before.people);
  hold(Which::people, "");
  hold(Which::ledger, "");
}

TEST_CASE("a people file that is gone is said not to be checked",
          "[tampering]") {
  Grown town;
  figures::Campaign campaign("the people file taken away");
  town.restore();
  fs::remove(town.path(Which::people));
  const auto verification = town.world().verified();
  CHECK(verification.problems.empty());
  CHECK(campaign.found(!verification.with_people));
  CHECK(reason(ledger::Book::open(town.path(Which::ledger),
                                  {obole::store::Access::write, {}, false})) ==
        Reason::ledger_unusable);
}

// With the mark gone the town's own machine knows of nothing that it signed.
TEST_CASE(
    "a mark deleted with an older copy put back: who kept a checkpoint "
    "tells",
    "[tampering]") {
  Grown town;
  figures::Campaign campaign("the mark deleted, an older copy put back");
  const HighWater mark(town.world().folder() / "mark");
  const auto key =
      SecretNoteKey::fresh(town.signed_now.origin, KeyKind::ed25519);
  const auto sign = [&] {
    auto& book = town.world().book();
    auto made = ledger::sign_checkpoint(book, book.head().size, key, mark);
    town.world().close();
    return made;
  };
  REQUIRE(sign());
  for (const auto which : both)
    raw_pages::put(town.path(which), town.before.of(which));
  CHECK(reason(sign()) == Reason::ledger_altered);
  fs::remove_all(mark.folder());
  CHECK(sign());
  CHECK_FALSE(town.is_told());
  CHECK(town.is_told_outside());
  campaign.only_outside();
}

// What the ledger itself keeps of its tree and its closes.
TEST_CASE("kept roots, closes and the head that are deleted are found",
          "[tampering]") {
  const Laboratory laboratory(130);
  figures::Campaign campaign("kept roots, the head or closes deleted");
  for (const auto* const sql :
       {"DELETE FROM node", "DELETE FROM head", "DELETE FROM period",
        "DELETE FROM node; DELETE FROM head; DELETE FROM period",
        "DELETE FROM entry WHERE kind = 'period.closed'",
        "DELETE FROM period WHERE seq = (SELECT max(seq) FROM period)",
        "UPDATE entry SET kind = 'note.added' WHERE kind = 'period.closed'"}) {
    const auto problems = laboratory.after(Which::ledger, sql);
    CAPTURE(sql);
    REQUIRE(problems);
    CHECK(campaign.found(!problems->empty()));
  }
}
