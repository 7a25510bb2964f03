// Tables, heads and bytes that are not what they were: found, and no crash.

#include "figures.hpp"
#include "laboratory.hpp"

#include "obole/ledger/schema.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

using laboratory::Laboratory;
using laboratory::Which;

TEST_CASE("tables that are not ours are found, and nothing crashes",
          "[tampering]") {
  const Laboratory laboratory(3);
  const std::string attack = GENERATE(
      as<std::string>{},
      "CREATE TRIGGER t AFTER INSERT ON donation BEGIN SELECT 1; END",
      "DROP INDEX settlement_of_pledge", "CREATE INDEX more ON donation(donor)",
      "CREATE TABLE more(x)", "DROP TABLE donation", "DROP TABLE entry",
      "DROP TABLE head", "DROP TABLE node", "DROP TABLE balance",
      "ALTER TABLE donation RENAME TO gone;"
      "CREATE VIEW donation AS SELECT * FROM gone",
      "ALTER TABLE entry RENAME TO gone;"
      "CREATE VIEW entry AS SELECT * FROM gone WHERE seq < 9",
      "ALTER TABLE donation ADD COLUMN more TEXT",
      "ALTER TABLE donation RENAME COLUMN amount TO amounts",
      "ALTER TABLE pledge DROP COLUMN due", "ANALYZE");
  CAPTURE(attack);
  laboratory.restore();
  const auto schema = [&] {
    auto book =
        obole::ledger::Book::open(laboratory.path(Which::ledger),
                                  {obole::store::Access::read, {}, true})
            .value();
    return obole::ledger::schema_fingerprint(book.database(), false);
  };
  const auto before = schema();
  laboratory.raw(Which::ledger).run(attack);
  figures::Campaign campaign("schema: " + attack.substr(0, 50));
  CHECK(campaign.found(schema() != before));
  CHECK_NOTHROW(laboratory.problems());
}

TEST_CASE("what a changed cell holds is told", "[tampering]") {
  const Laboratory laboratory(3);
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"UPDATE donation SET amount = 4242 WHERE seq ="
       "  (SELECT min(seq) FROM donation)",
       "the table holds 4242"},
      {"UPDATE donation SET reference = NULL WHERE seq ="
       "  (SELECT min(seq) FROM donation WHERE reference IS NOT NULL)",
       "the table holds nothing"},
      {"UPDATE donation SET reference = 'OTHER' WHERE seq ="
       "  (SELECT min(seq) FROM donation WHERE reference IS NULL)",
       "the entry says nothing, the table holds OTHER"},
      {"UPDATE line SET identity = x'c0ffee' WHERE id = 1",
       "the table holds c0ffee"}};
  for (const auto& [sql, told] : changes) {
    const auto problems = laboratory.after(Which::ledger, sql);
    CAPTURE(sql);
    REQUIRE(problems);
    CHECK(std::any_of(problems->begin(), problems->end(),
                      [&, &words = told](const auto& problem) {
                        return problem.detail.ends_with(words);
                      }));
  }
}

TEST_CASE("a people file that says it is something else is found",
          "[tampering]") {
  const Laboratory laboratory(3);
  figures::Campaign campaign("the marks of the people file");
  for (const auto* const sql :
       {"PRAGMA application_id = 7", "PRAGMA user_version = 2",
        "CREATE TABLE more(x)", "DROP TABLE line_text"}) {
    laboratory.restore();
    laboratory.raw(Which::people).run(sql);
    CAPTURE(sql);
    CHECK(campaign.found(!laboratory.problems().empty()));
  }
}

TEST_CASE("a head that is gone, doubled or of another time is found",
          "[tampering]") {
  const Laboratory laboratory(3);
  figures::Campaign campaign("the head, or the last entries");
  for (const auto* const sql :
       {"DELETE FROM head",
        "INSERT INTO head SELECT 1, size, root, frontier"
        "  FROM head",
        "UPDATE head SET size = size - 1", "UPDATE head SET size = -1",
        "UPDATE head SET root = x''", "UPDATE head SET frontier = x''",
        "UPDATE head SET size = 9223372036854775807",
        "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)",
        "DELETE FROM entry"}) {
    const auto problems = laboratory.after(Which::ledger, sql);
    CAPTURE(sql);
    REQUIRE(problems);
    CHECK(campaign.found(!problems->empty()));
  }
}

namespace {

// Turns one bit of one byte that is not zero: free space is mostly zeros.
void turn_a_bit(const std::filesystem::path& path, std::mt19937& random) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  auto at = random() % bytes.size();
  while (bytes[at] == 0)
    at = (at + 1) % bytes.size();
  file.clear();
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(bytes[at] ^ (1 << random() % 8)));
}

}  // namespace

TEST_CASE("a byte of either file that turns is found, or nobody reads it",
          "[tampering]") {
  const Laboratory laboratory(3);
  laboratory.restore();
  const auto whole = laboratory.dump();
  std::mt19937 random(2026);  // NOLINT: the same bytes every time
  figures::Campaign campaign("a bit of the files' own bytes");
  int found = 0;
  for (int turn = 0; turn < 60; ++turn) {
    laboratory.restore();
    turn_a_bit(laboratory.path(turn % 4 == 0 ? Which::people : Which::ledger),
               random);
    CAPTURE(turn);
    const bool told = laboratory.is_told();
    found += told ? 1 : 0;
    const bool same = !told && laboratory.dump() == whole;
    if (same)
      campaign.without_effect();
    else
      CHECK(campaign.found(told));
  }
  CHECK(found > 30);
}
