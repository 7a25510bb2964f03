#include "obole/ledger/rebuild.hpp"

#include "full_world.hpp"

#include "support/catch.hpp"
#include "support/raw_file.hpp"

#include <string>

using obole::Reason;
using support::dump_of;
using support::RawFile;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

// Changes an entry as somebody would who knows about the triggers.
void forge(const World& world, const std::string& update) {
  RawFile raw(world.file());
  const auto trigger = raw.value(
      "SELECT sql FROM sqlite_schema WHERE name = 'entry_is_never_changed'");
  raw.run("DROP TRIGGER entry_is_never_changed");
  raw.run(update);
  raw.run(trigger);
}

}  // namespace

TEST_CASE("rebuilding gives every table again, byte for byte", "[rebuild]") {
  World world;
  full_world::fill(world, 130);
  world.close();
  const auto before = dump_of(world.file(), world.people());
  REQUIRE(RawFile(world.file()).value("SELECT count(*) FROM node") != "0");

  CHECK(ledger::rebuild(world.book(), world.context).value() == world.size());
  world.close();
  CHECK((dump_of(world.file(), world.people()) == before));

  SECTION("even when every projection was lost") {
    RawFile raw(world.file());
    for (const auto& table : raw.tables()) {
      if (table != "entry" && table != "head") raw.run("DELETE FROM " + table);
    }
    REQUIRE(raw.dump() != before);
    CHECK(ledger::rebuild(world.book(), world.context));
    world.close();
    CHECK((dump_of(world.file(), world.people()) == before));
  }
  SECTION("and a ledger that was rebuilt goes on") {
    CHECK(ledger::rebuild(world.book(), world.context));
    world.must(ledger::NewProgramme{support::code("NEXT"), "Next"});
    CHECK(world.is_sound());
  }
}

TEST_CASE("a rebuild repairs what was changed beside the entries",
          "[rebuild]") {
  World world;
  full_world::fill(world, 3);
  world.close();
  const auto before = dump_of(world.file(), world.people());
  RawFile(world.file())
      .run(
          "UPDATE donation SET amount = amount + 1;"
          "UPDATE campaign_sum SET received = 0; DELETE FROM fee");
  REQUIRE_FALSE(world.is_sound());
  CHECK(ledger::rebuild(world.book(), world.context));
  world.close();
  CHECK((dump_of(world.file(), world.people()) == before));
  CHECK(world.is_sound());
}

TEST_CASE("a rebuild hides no change to an entry", "[rebuild]") {
  World world;
  full_world::fill(world, 3);
  world.close();
  const std::string change = GENERATE(
      as<std::string>{},
      "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'TOIT', 'TOIX')"
      "  AS BLOB) WHERE seq = 6",
      "UPDATE entry SET leaf = zeroblob(32) WHERE seq = 7",
      "UPDATE entry SET body = CAST('{}' AS BLOB) WHERE seq = 6",
      "UPDATE entry SET effective = effective + 1"
      " WHERE kind = 'donation.received'",
      "UPDATE entry SET kind = 'pledge.made' WHERE kind = 'pledge.cancelled'");
  CAPTURE(change);
  forge(world, change);
  const auto before = dump_of(world.file(), world.people());
  REQUIRE_FALSE(world.verified(false).problems.empty());
  const auto answer = ledger::rebuild(world.book(), world.context);
  CHECK(reason(answer) == Reason::ledger_altered);
  world.close();
  CHECK((dump_of(world.file(), world.people()) == before));
}

TEST_CASE("a rebuild hides no entry that was cut off", "[rebuild]") {
  World world;
  full_world::fill(world, 3);
  world.close();
  {
    RawFile raw(world.file());
    const auto trigger = raw.value(
        "SELECT sql FROM sqlite_schema WHERE name = 'entry_is_never_deleted'");
    raw.run(
        "DROP TRIGGER entry_is_never_deleted;"
        "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)");
    raw.run(trigger);
  }
  CHECK(reason(ledger::rebuild(world.book(), world.context)) ==
        Reason::ledger_altered);
}

TEST_CASE("a rebuild waits for nobody else, and a dry one changes nothing",
          "[rebuild]") {
  World world;
  world.campaign("TOIT");
  {
    auto other = world.opened(obole::store::Access::write);
    const auto journal = ledger::Journal::begin(other, world.context).value();
    CHECK(reason(ledger::rebuild(world.book(), world.context)) ==
          Reason::ledger_busy);
  }
  world.close();
  RawFile(world.file()).run("DELETE FROM campaign");
  const auto before = dump_of(world.file(), world.people());
  world.context.dry_run = true;
  CHECK(ledger::rebuild(world.book(), world.context));
  world.close();
  CHECK((dump_of(world.file(), world.people()) == before));
}
