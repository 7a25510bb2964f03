// Indexes dropped, replaced, and filled with other rows than their tables have.

#include "figures.hpp"
#include "laboratory.hpp"

#include "support/catch.hpp"

#include <algorithm>

using laboratory::Laboratory;
using laboratory::Triggers;
using laboratory::Which;
using support::RawFile;

namespace {

constexpr auto both = {Which::ledger, Which::people};

struct Index {
  std::string name;
  std::string table;
  std::string sql;        // "NULL": it comes with its table
  std::string condition;  // of a partial index, with its WHERE
};

std::vector<Index> indexes(RawFile& raw) {
  std::vector<Index> list;
  for (const auto& row :
       raw.rows("SELECT name, tbl_name, sql FROM sqlite_schema"
                " WHERE type = 'index' ORDER BY rootpage")) {
    const auto where = std::min(row[2].find(" WHERE "), row[2].size());
    list.push_back({row[0], row[1], row[2], row[2].substr(where)});
  }
  return list;
}

// Whether whoever reads by the index reads what the table holds.
bool serves(RawFile& raw, const Index& index) {
  const auto rows = [&](const std::string& by) {
    return raw.rows("SELECT * FROM " + index.table + by + index.condition +
                    " ORDER BY 1, 2");
  };
  return rows(" INDEXED BY " + index.name) == rows(" NOT INDEXED");
}

std::string quoted(std::string text) {
  for (auto at = text.find('\''); at != std::string::npos;
       at = text.find('\'', at + 2))
    text.insert(at, 1, '\'');
  return '\'' + text + '\'';
}

// Sets a column of SQLite's own list of what is in the file.
void set(RawFile& raw, const Index& index, const std::string& column,
         const std::string& value) {
  raw.run("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET " + column +
          " = " + value + " WHERE name = " + quoted(index.name) +
          "; PRAGMA writable_schema = RESET");
}

bool names(const laboratory::Problems& problems, std::string_view what) {
  return std::any_of(problems.begin(), problems.end(),
                     [what](const auto& one) { return one.what == what; });
}

// SQLite's own check has to tell: the list of what is in the file is whole,
// and so is every row.
void hold(const Laboratory& laboratory, figures::Campaign& campaign,
          Which which, const std::vector<Index>& changed) {
  if (names(laboratory.problems(true), "file")) {
    CHECK(campaign.found(true));
    return;
  }
  bool all_serve = true;
  for (const auto& index : changed) {
    auto raw = laboratory.raw(which);
    all_serve = all_serve && serves(raw, index);
  }
  if (all_serve)
    campaign.without_effect();
  else
    CHECK(campaign.found(false));
}

std::vector<Index> indexes(const Laboratory& laboratory, Which which) {
  laboratory.restore();
  auto raw = laboratory.raw(which);
  return indexes(raw);
}

}  // namespace

TEST_CASE("an index that is dropped or replaced is found", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  figures::Campaign campaign("an index dropped, or replaced by another");
  for (const auto which : both) {
    for (const auto& index : indexes(laboratory, which)) {
      if (index.sql == "NULL") continue;  // SQLite lets nobody drop it
      laboratory.restore();
      const auto column = laboratory.raw(which).columns(index.table).at(0).name;
      const auto drop = "DROP INDEX " + index.name + ';';
      const auto plain =
          index.sql.substr(0, index.sql.size() - index.condition.size());
      const auto other = "CREATE INDEX " + index.name + " ON " + index.table;
      for (const auto& attack :
           {drop, drop + plain + " WHERE 0", drop + other + '(' + column + ')',
            drop + other + '(' + column + ") WHERE 0"}) {
        laboratory.restore();
        laboratory.raw(which).run(attack);
        CAPTURE(attack);
        CHECK(campaign.found(
            names(laboratory.problems(true),
                  which == Which::people ? "people schema" : "schema")));
      }
    }
  }
}

TEST_CASE("an index that holds other rows than its table is found",
          "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  figures::Campaign campaign("an index whose rows are not its table's");
  for (const auto which : both) {
    for (const auto& index : indexes(laboratory, which)) {
      if (index.sql == "NULL") continue;
      const bool partial = !index.condition.empty();
      auto backwards = index.sql;
      backwards.insert(backwards.find_first_of(",)"), " DESC");
      for (const auto& sql :
           {index.sql + (partial ? " AND 0" : " WHERE 0"), backwards,
            index.sql.substr(0, index.sql.size() - index.condition.size())}) {
        if (sql == index.sql) continue;
        laboratory.restore();
        {
          auto raw = laboratory.raw(which);
          set(raw, index, "sql", quoted(sql));
          raw.run("REINDEX " + index.name);
          set(raw, index, "sql", quoted(index.sql));
        }
        CAPTURE(sql);
        hold(laboratory, campaign, which, {index});
      }
    }
  }
}

TEST_CASE("two indexes that are exchanged are found", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  figures::Campaign campaign("two indexes that have each other's pages");
  for (const auto which : both) {
    const auto list = indexes(laboratory, which);
    REQUIRE(list.size() > 1);
    for (std::size_t at = 1; at < list.size(); ++at) {
      laboratory.restore();
      {
        auto raw = laboratory.raw(which);
        const auto page = [&raw](const Index& index) {
          return raw.value("SELECT rootpage FROM sqlite_schema WHERE name = " +
                           quoted(index.name));
        };
        const auto here = page(list[at - 1]);
        const auto there = page(list[at]);
        set(raw, list[at - 1], "rootpage", there);
        set(raw, list[at], "rootpage", here);
      }
      CAPTURE(list[at - 1].name, list[at].name);
      hold(laboratory, campaign, which, {list[at - 1], list[at]});
    }
  }
}
