// The attacks on an append-only table, by a program that knows nothing of us.

#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

#include <string>

using support::RawFile;
using support::World;

namespace {

// The columns of entry `seq`, with some of them replaced.
std::string row_like(const std::string& seq, const std::string& new_seq,
                     const std::string& idem = "idem",
                     const std::string& recorded = "recorded",
                     const std::string& body = "body",
                     const std::string& leaf = "leaf") {
  return " INTO entry SELECT " + new_seq + ", " + recorded +
         ", effective, kind, " + idem + ", " + body + ", " + leaf +
         " FROM entry WHERE seq = " + seq;
}

}  // namespace

TEST_CASE("no statement of any program changes or removes an entry",
          "[append-only]") {
  World world;
  world.campaign("TOIT");
  world.must(World::gift("TOIT", world.donor("Ada"), 5000));
  world.close();
  RawFile raw(world.file());
  const auto before = raw.dump();

  const std::string fresh = "randomblob(16)";
  const std::string later = "recorded + 1000000000000000";
  const std::string attack = GENERATE_COPY(
      as<std::string>{},  //
      "UPDATE entry SET body = x'7b7d' WHERE seq = 0",
      "UPDATE entry SET recorded = recorded",
      "UPDATE OR REPLACE entry SET seq = 0 WHERE seq = 1",
      "UPDATE OR REPLACE entry SET idem = (SELECT idem FROM entry WHERE seq = "
      "0) WHERE seq = 1",
      "UPDATE OR IGNORE entry SET kind = 'x'",
      "UPDATE entry SET rowid = 9 WHERE seq = 1",
      "DELETE FROM entry WHERE seq = 4", "DELETE FROM entry",
      // Over a row that is there.
      "INSERT OR REPLACE" + row_like("0", "0"),
      "REPLACE" + row_like("0", "0", "idem", "recorded", "x'7b7d'"),
      "REPLACE" + row_like("4", "0", fresh, later),
      // At the end, over the key of another.
      "REPLACE" + row_like("0", "5", "idem", later),
      "INSERT OR REPLACE" + row_like("4", "5", "idem", later),
      "INSERT" + row_like("0", "0") +
          " ON CONFLICT (seq) DO UPDATE SET body = x'7b7d'",
      "INSERT" + row_like("0", "5", "idem", later) +
          " ON CONFLICT (idem) DO UPDATE SET body = x'7b7d'",
      // Out of order.
      "INSERT" + row_like("4", "6", fresh, later),
      "INSERT" + row_like("4", "-1", fresh, later),
      "INSERT" + row_like("4", "NULL", fresh, later),
      "INSERT" + row_like("4", "9223372036854775807", fresh, later),
      "INSERT" + row_like("4", "5", fresh, "recorded"),
      "INSERT" + row_like("4", "5", fresh, "recorded - 1"),
      // Of another shape.
      "INSERT" + row_like("4", "5", "randomblob(15)", later),
      "INSERT" + row_like("4", "5", fresh, later, "body", "randomblob(31)"),
      "INSERT" + row_like("4", "5", fresh, later, "x'7b'"),
      "INSERT" + row_like("4", "5", fresh, later, "zeroblob(65536)"),
      "INSERT" + row_like("4", "5", fresh, later, "NULL"));
  CAPTURE(attack);
  for (const auto* const setting :
       {"PRAGMA recursive_triggers = OFF", "PRAGMA recursive_triggers = ON",
        "PRAGMA ignore_check_constraints = ON"}) {
    raw.run(setting);
    CHECK_FALSE(raw.attempt(attack).empty());
  }
  CHECK((raw.dump() == before));
  CHECK(world.is_sound());
}

TEST_CASE("the engine's own connection cannot do it either", "[append-only]") {
  World world;
  for (const auto* const sql :
       {"UPDATE entry SET kind = 'x'", "DELETE FROM entry",
        "DROP TRIGGER entry_is_never_changed", "DROP TABLE entry",
        "CREATE TEMP TRIGGER t BEFORE INSERT ON entry BEGIN SELECT 1; END",
        "PRAGMA writable_schema = ON"}) {
    CAPTURE(sql);
    CHECK_THROWS_AS(world.book().database().execute(sql),
                    obole::store::StoreError);
  }
  CHECK(world.is_sound());
}

TEST_CASE("an entry that another program appends is found", "[append-only]") {
  World world;
  world.campaign("TOIT");
  world.close();
  RawFile raw(world.file());
  raw.run("INSERT" + row_like("2", "3", "randomblob(16)", "recorded + 1"));
  const auto verification = world.verified(false);
  REQUIRE_FALSE(verification.problems.empty());
  CHECK(verification.problems[0].seq == 3);
  CHECK(verification.entries == 4);
}
