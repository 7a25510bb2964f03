// Tables, triggers and indexes dropped, altered and replaced, in the open and
// so that SQLite's own list of them still says what it said.

#include "figures.hpp"
#include "laboratory.hpp"

#include "support/catch.hpp"

#include <algorithm>

using laboratory::Laboratory;
using laboratory::Triggers;
using laboratory::Which;
using obole::Reason;

namespace {

bool names(const laboratory::Problems& problems, std::string_view what) {
  return std::any_of(problems.begin(), problems.end(),
                     [what](const auto& one) { return one.what == what; });
}

// Verifying names the schema, and nothing else opens the ledger at all.
void check_schema_told(const Laboratory& laboratory,
                       figures::Campaign& campaign, Which which) {
  CHECK(campaign.found(names(laboratory.problems(true), which == Which::people
                                                            ? "people schema"
                                                            : "schema")));
  CHECK(support::reason(obole::ledger::Book::open(
            laboratory.path(Which::ledger),
            {obole::store::Access::read, {}, false})) ==
        Reason::ledger_altered);
}

constexpr const char* as_blob =
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = CAST(sql AS BLOB) WHERE name = ";

// The row of a trigger or an index taken from SQLite's list, and written into
// the text of the one before it, behind a zero where SQLite stops reading.
std::string hidden_behind_a_zero(const std::string& name,
                                 const std::string& kept) {
  const auto field = [&name](const char* column) {
    return std::string("(SELECT 't' || ") + column +
           " || char(0) FROM sqlite_schema WHERE name = '" + name + "')";
  };
  return "PRAGMA writable_schema = ON;"
         "UPDATE sqlite_schema SET sql = sql || char(0) || " +
         field("type") + " || " + field("name") + " || " + field("tbl_name") +
         " || 'ttext' || char(0) || (SELECT 't' || sql FROM sqlite_schema"
         "  WHERE name = '" +
         name + "') WHERE name = '" + kept +
         "'; DELETE FROM sqlite_schema WHERE name = '" + name + "'";
}

}  // namespace

TEST_CASE("a trigger that is dropped, altered, added or hidden is found",
          "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  figures::Campaign campaign("a trigger dropped, altered, added or hidden");
  std::vector<std::string> attacks;
  for (const std::string name : {"entry_only_grows", "entry_is_never_changed",
                                 "entry_is_never_deleted"}) {
    attacks.push_back("DROP TRIGGER " + name);
    attacks.push_back(as_blob + ('\'' + name + '\''));
    attacks.push_back(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET"
        " sql = replace(sql, 'BEGIN', 'WHEN 0 BEGIN') WHERE name = '" +
        name + "' AND sql NOT LIKE '%WHEN%'");
    attacks.push_back(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET"
        " sql = replace(sql, 'RAISE(ABORT', 'coalesce(NULL') WHERE name = '" +
        name + "'");
  }
  attacks.insert(
      attacks.end(),
      {"CREATE TRIGGER more AFTER INSERT ON donation BEGIN SELECT 1; END",
       "CREATE TRIGGER more BEFORE DELETE ON balance BEGIN"
       " SELECT RAISE(IGNORE); END",
       hidden_behind_a_zero("entry_is_never_deleted", "entry_is_never_changed"),
       hidden_behind_a_zero("entry_only_grows", "entry_is_never_deleted")});
  for (const auto& attack : attacks) {
    laboratory.restore();
    {
      auto raw = laboratory.raw(Which::ledger);
      raw.run(attack);
      if (attack.find("UPDATE") != std::string::npos && raw.changes() == 0)
        continue;
    }
    CAPTURE(attack);
    check_schema_told(laboratory, campaign, Which::ledger);
  }
}

TEST_CASE("a table that is replaced is found", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  figures::Campaign campaign("a table replaced by a view or by another table");
  for (const auto which : {Which::ledger, Which::people}) {
    laboratory.restore();
    for (const auto& table : laboratory.raw(which).tables()) {
      CAPTURE(table);
      const auto away = "ALTER TABLE " + table + " RENAME TO gone;";
      for (const auto& attack :
           {away + "CREATE VIEW " + table + " AS SELECT * FROM gone",
            away + "CREATE TABLE " + table + " AS SELECT * FROM gone",
            as_blob + ('\'' + table + '\'')}) {
        laboratory.restore();
        CAPTURE(attack);
        laboratory.raw(which).run(attack);
        check_schema_told(laboratory, campaign, which);
      }
    }
  }
}

// The list keeps saying what it said; only where the table begins is another.
TEST_CASE("a table whose pages are another's is found", "[tampering]") {
  const Laboratory laboratory(3, Triggers::kept);
  figures::Campaign campaign("a table given the pages of a changed copy");
  for (const std::string table :
       {"donation", "donor", "receipt", "line", "tier", "campaign"}) {
    CAPTURE(table);
    laboratory.restore();
    {
      auto raw = laboratory.raw(Which::ledger);
      const auto column = raw.columns(table)[1].name;
      const auto sql =
          raw.value("SELECT sql FROM sqlite_schema WHERE name = '" + table +
                    "' AND type = 'table'");
      raw.run("CREATE TABLE planted" + sql.substr(sql.find('(')) +
              "; INSERT INTO planted SELECT * FROM " + table +
              "; UPDATE planted SET " + column + " = " + column +
              " + 1 WHERE typeof(" + column +
              ") = 'integer';"
              "UPDATE planted SET " +
              column + " = " + column + " || 'x' WHERE typeof(" + column +
              ") = 'text';"
              "PRAGMA writable_schema = ON;"
              "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
              " sqlite_schema WHERE name = 'planted') WHERE name = '" +
              table +
              "' AND type = 'table';"
              "DELETE FROM sqlite_schema WHERE tbl_name = 'planted'");
    }
    CHECK(campaign.found(laboratory.is_told()));
    // Without SQLite's own check too, as only rows are another's.
    CHECK_FALSE(laboratory.problems(false).empty());
  }
}
