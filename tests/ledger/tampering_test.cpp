// Everything in both files is changed, one thing at a time, and each change is
// found.

#include "figures.hpp"
#include "laboratory.hpp"

#include "support/catch.hpp"

#include <map>

using laboratory::Laboratory;
using laboratory::Problems;
using laboratory::Target;
using laboratory::Which;
using support::RawFile;

namespace {

bool names(const Problems& problems, std::int64_t seq) {
  return std::any_of(problems.begin(), problems.end(),
                     [seq](const auto& one) { return one.seq == seq; });
}

std::string text_of(const Problems& problems) {
  std::string text;
  for (const auto& one : problems)
    text += one.what + ": " + one.detail + '\n';
  return text;
}

// One bit of a blob, written as SQL.
std::string flipped(std::string hex, std::size_t at) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  if (hex.empty()) return "x'00'";
  hex[at] = digits[digits.find(hex[at]) ^ 1U];
  return "x'" + hex + '\'';
}

// The values that a column may be given instead of its own, as SQL; of each
// list, the first that the table takes.
std::vector<std::vector<std::string>> other_values(
    const Laboratory& laboratory, const Target& target,
    const RawFile::ColumnOfTable& column) {
  const auto& name = column.name;
  std::vector<std::vector<std::string>> lists;
  if (column.type == "INTEGER") {
    lists = {{"coalesce(" + name + ", 0) + 1", name + " + 1000003"}};
  } else if (column.type == "TEXT") {
    lists = {{"coalesce(" + name + ", '') || ' '"},
             {"'x' || substr(" + name + ", 2)"}};
  } else {
    const auto hex = laboratory.raw(target.file)
                         .value("SELECT hex(" + name + ") FROM " +
                                target.table + " WHERE " + target.key);
    lists = {{flipped(hex, 1)},
             {flipped(hex, hex.empty() ? 0 : hex.size() - 1)}};
  }
  if (column.nullable) lists.push_back({"NULL"});
  return lists;
}

// That the change is found, and where it belongs.  False: it was none.
bool is_found(figures::Campaign& campaign, const Laboratory& laboratory,
              const Target& target, const std::string& sql) {
  auto problems = laboratory.after(target.file, sql);
  if (!problems) return false;
  CAPTURE(sql);
  CHECK(campaign.found(!problems->empty()));
  for (const auto entry : target.entries) {
    CAPTURE(entry, text_of(*problems));
    CHECK(names(*problems, entry));
  }
  return true;
}

}  // namespace

TEST_CASE("a ledger of every kind of entry verifies", "[tampering]") {
  support::World world;
  full_world::fill(world, 130);
  const auto verification = world.verified();
  INFO(text_of(verification.problems));
  CHECK(verification.problems.empty());
  CHECK(verification.entries == world.size());
  CHECK(verification.root == world.book().head().root);
  CHECK(verification.with_people);
  // Every table has a row, and every column a value somewhere: nothing below
  // is passed over.
  world.close();
  for (const auto& path : {world.file(), world.people()}) {
    RawFile raw(path);
    for (const auto& table : raw.tables()) {
      for (const auto& column : raw.columns(table)) {
        if (table == "organisation") continue;
        CAPTURE(table, column.name);
        CHECK(raw.value("SELECT count(" + column.name + ") FROM " + table) !=
              "0");
      }
    }
  }
}

TEST_CASE("a ledger of every kind of entry with several kept roots verifies",
          "[tampering]") {
  support::World world;
  full_world::fill(world, 240);
  REQUIRE(world.size() > 512);
  CHECK(world.is_sound());
}

TEST_CASE("a value changed in any column of any table is found",
          "[tampering]") {
  const Laboratory laboratory(3);
  figures::Campaign campaign("a value in any column of any table");
  std::map<std::string, int> changes;
  for (const auto which : {Which::ledger, Which::people}) {
    for (const auto& target : laboratory.targets(which, 2)) {
      for (const auto& column : laboratory.columns(target)) {
        auto& count = changes[target.table + '.' + column.name];
        laboratory.restore();
        for (const auto& values : other_values(laboratory, target, column)) {
          for (const auto& value : values) {
            const auto update = "UPDATE " + target.table + " SET " +
                                column.name + " = " + value + " WHERE " +
                                target.key + " AND " + column.name +
                                " IS NOT (" + value + ')';
            if (!is_found(campaign, laboratory, target, update)) continue;
            ++count;
            break;
          }
        }
      }
    }
  }
  for (const auto& [column, count] : changes) {
    CAPTURE(column);
    CHECK(count > 0);
  }
}

TEST_CASE("a row taken away, doubled or put in another's place is found",
          "[tampering]") {
  const Laboratory laboratory(3);
  figures::Campaign campaign("a row deleted, doubled or exchanged");
  for (const auto which : {Which::ledger, Which::people}) {
    auto targets = laboratory.targets(which, 2);
    laboratory.restore();
    for (std::size_t at = 0; at < targets.size(); ++at) {
      const auto& target = targets[at];
      const auto columns = laboratory.columns(target);
      const auto& first = columns[0].name;
      CHECK(is_found(campaign, laboratory, target,
                     "DELETE FROM " + target.table + " WHERE " + target.key));
      std::string rest;
      for (std::size_t column = 1; column < columns.size(); ++column)
        rest += ", " + columns[column].name;
      auto copy = target;
      copy.entries.clear();
      // Where a key forbids it there is no such row.
      (void)is_found(campaign, laboratory, copy,
                     "INSERT INTO " + target.table + " SELECT (SELECT max(" +
                         first + ") + 1 FROM " + target.table + ')' + rest +
                         " FROM " + target.table + " WHERE " + target.key);
      if (at + 1 == targets.size() || targets[at + 1].table != target.table)
        continue;
      const auto& next = targets[at + 1];
      const auto key = [&first](const Target& row) {
        return row.key.substr(first.size() + 3);
      };
      const auto here = key(target).substr(0, key(target).find(' '));
      const auto there = key(next).substr(0, key(next).find(' '));
      if (here == there) continue;
      const auto set = "UPDATE " + target.table + " SET " + first + " = ";
      const auto where = " WHERE " + first + " = ";
      CHECK(is_found(campaign, laboratory, target,
                     set + "-7" + where + here + ';' + set + here + where +
                         there + ';' + set + there + where + "-7"));
    }
  }
}

TEST_CASE("a kept root of the tree that is changed is found", "[tampering]") {
  const Laboratory laboratory(130);
  figures::Campaign campaign("a hash of the tree");
  for (const auto* const sql :
       {"UPDATE node SET hash = randomblob(32)", "UPDATE node SET level = 16",
        "UPDATE node SET idx = idx + 7", "UPDATE node SET hash = x''",
        "DELETE FROM node", "INSERT INTO node VALUES (8, 77, zeroblob(32))",
        "UPDATE entry SET leaf = zeroblob(32) WHERE seq = 255"}) {
    const auto problems = laboratory.after(Which::ledger, sql);
    CAPTURE(sql);
    REQUIRE(problems);
    CHECK(campaign.found(!problems->empty()));
  }
  // It is told with the last of the entries that it stands for.
  const auto problems = laboratory.after(
      Which::ledger, "UPDATE node SET hash = x'' WHERE idx = 0 AND level = 8");
  REQUIRE(problems);
  REQUIRE(problems->size() == 1);
  CHECK(problems->front().what == "node.hash");
  CHECK(problems->front().seq == 255);
}

TEST_CASE("a head taken away is told once", "[tampering]") {
  const Laboratory laboratory(3);
  const auto problems = laboratory.after(Which::ledger, "DELETE FROM head");
  REQUIRE(problems);
  REQUIRE(problems->size() == 1);
  CHECK(problems->front().what == "head");
}

TEST_CASE("no two texts have one salt", "[tampering]") {
  support::World world;
  full_world::fill(world, 130);
  world.close();
  RawFile people(world.people());
  for (const auto* const table : {"note", "person", "line_text"}) {
    CAPTURE(table);
    const auto from = std::string(" FROM ") + table;
    CHECK(people.value("SELECT count(*) > 2" + from) == "1");
    CHECK(people.value("SELECT count(*) - count(DISTINCT salt)" + from) == "0");
  }
}

TEST_CASE("a text taken away is told once", "[tampering]") {
  const Laboratory laboratory(3);
  for (const auto* const table : {"note", "person", "line_text"}) {
    const auto problems = laboratory.after(
        Which::people, std::string("DELETE FROM ") + table +
                           " WHERE rowid = (SELECT min(rowid) FROM " + table +
                           ")");
    CAPTURE(table);
    REQUIRE(problems);
    REQUIRE(problems->size() == 1);
    CHECK(problems->front().detail.ends_with("is missing"));
  }
}
