#include "obole/store/database.hpp"

#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/scratch.hpp"

#include <fstream>
#include <limits>
#include <string>
#include <sys/stat.h>

using obole::store::Access;
using obole::store::Blob;
using obole::store::Database;
using obole::store::Snapshot;
using obole::store::Statement;
using obole::store::StoreError;
using obole::store::Transaction;
using support::ScratchFolder;
namespace fs = std::filesystem;

namespace {

std::int64_t count(Database& database) {
  Statement row(database, "SELECT count(*) FROM fact");
  REQUIRE(row.step());
  return row.integer(0);
}

void make(const fs::path& file) {
  Database database(file, Access::create);
  database.execute(
      "CREATE TABLE fact(id INTEGER PRIMARY KEY, name TEXT, bytes BLOB) STRICT;"
      "CREATE TABLE entry(seq INTEGER PRIMARY KEY, body TEXT) STRICT;"
      "INSERT INTO fact VALUES (1, 'one', NULL);"
      "INSERT INTO entry VALUES (0, 'truth')");
}

template <class Work>
StoreError failure_of(Work work) {
  try {
    work();
  } catch (const StoreError& error) {
    return error;
  }
  FAIL("nothing was thrown");
  return {StoreError::Kind::unusable, 0, ""};
}

}  // namespace

TEST_CASE("both files are made for their owner alone, whatever the umask",
          "[store]") {
  const ScratchFolder folder;
  const auto before = ::umask(0);
  {
    Database database(folder / "a.obole", Access::create);
    database.attach_people(folder / "a.people");
    database.execute("CREATE TABLE people.x(y); CREATE TABLE main.x(y)");
  }
  ::umask(before);
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  CHECK((fs::status(folder / "a.obole").permissions() & others) ==
        fs::perms::none);
  CHECK((fs::status(folder / "a.people").permissions() & others) ==
        fs::perms::none);
}

TEST_CASE("a file that is there is never made anew", "[store]") {
  const ScratchFolder folder;
  std::ofstream(folder / "a.obole") << "something else";
  CHECK_THROWS_AS(Database(folder / "a.obole", Access::create), StoreError);
  CHECK(fs::file_size(folder / "a.obole") == 14);
}

TEST_CASE("a symbolic link is not followed", "[store]") {
  const ScratchFolder folder;
  make(folder / "real.obole");
  fs::create_symlink(folder / "real.obole", folder / "link.obole");
  for (const auto access : {Access::read, Access::write, Access::create}) {
    CHECK_THROWS_AS(Database(folder / "link.obole", access), StoreError);
  }
  Database database(folder / "real.obole", Access::write);
  CHECK_THROWS_AS(database.attach_people(folder / "link.obole"), StoreError);
}

TEST_CASE("a reader cannot write", "[store]") {
  const ScratchFolder folder;
  make(folder / "a.obole");
  Database database(folder / "a.obole", Access::read);
  CHECK(count(database) == 1);
  for (const auto* const sql :
       {"INSERT INTO fact VALUES (2, 'two', NULL)", "DELETE FROM fact",
        "UPDATE fact SET name = 'x'", "DROP TABLE fact",
        "PRAGMA user_version = 9; PRAGMA application_id = 9"}) {
    CAPTURE(sql);
    CHECK_THROWS_AS(database.execute(sql), StoreError);
  }
  CHECK(failure_of([&] {
          Database(folder / "none.obole", Access::read);
        }).kind() == StoreError::Kind::unusable);
}

TEST_CASE("a file that another program switched to WAL is not written",
          "[store]") {
  const ScratchFolder folder;
  make(folder / "a.obole");
  support::RawFile raw(folder / "a.obole");
  raw.run("PRAGMA journal_mode = WAL; INSERT INTO fact VALUES (9, 'x', NULL)");
  const auto error =
      failure_of([&] { Database(folder / "a.obole", Access::write); });
  CHECK(error.kind() == StoreError::Kind::unusable);
}

TEST_CASE("a file that is no database is damaged, not merely unusable",
          "[store]") {
  const ScratchFolder folder;
  std::ofstream(folder / "a.obole") << std::string(4096, 'x');
  const auto error = failure_of([&] {
    Database database(folder / "a.obole", Access::read);
    (void)Statement(database, "SELECT * FROM sqlite_schema").step();
  });
  CHECK(error.kind() == StoreError::Kind::damaged);
}

TEST_CASE("a sealed connection changes neither schema nor entries", "[store]") {
  const ScratchFolder folder;
  make(folder / "a.obole");
  Database database(folder / "a.obole", Access::write);
  database.seal();
  for (const auto* const sql :
       {"UPDATE entry SET body = 'lie'", "DELETE FROM entry",
        "DROP TABLE entry", "ALTER TABLE entry RENAME TO old",
        "CREATE TABLE more(x)", "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END",
        "CREATE TEMP TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END",
        "ATTACH ':memory:' AS other", "PRAGMA writable_schema = ON"}) {
    CAPTURE(sql);
    CHECK_THROWS_AS(database.execute(sql), StoreError);
  }
  database.execute("INSERT INTO entry VALUES (1, 'more')");
  database.execute("UPDATE fact SET name = 'two'");
}

TEST_CASE("what is not committed is undone", "[store]") {
  const ScratchFolder folder;
  make(folder / "a.obole");
  Database database(folder / "a.obole", Access::write);
  {
    const Transaction transaction(database);
    database.execute("INSERT INTO fact VALUES (2, 'two', NULL)");
    CHECK(count(database) == 2);
  }
  CHECK(count(database) == 1);
  Transaction transaction(database);
  database.execute("INSERT INTO fact VALUES (2, 'two', NULL)");
  transaction.commit();
  Database other(folder / "a.obole", Access::read);
  CHECK(count(other) == 2);
}

TEST_CASE("a snapshot keeps still while it lasts, and writers wait for it",
          "[store]") {
  const ScratchFolder folder;
  make(folder / "a.obole");
  Database reader(folder / "a.obole", Access::read);
  Database writer(folder / "a.obole", Access::write);
  writer.set_wait(std::chrono::milliseconds{20});
  {
    const Snapshot snapshot(reader);
    CHECK(count(reader) == 1);
    Transaction transaction(writer);
    writer.execute("INSERT INTO fact VALUES (2, 'two', NULL)");
    CHECK(failure_of([&] { transaction.commit(); }).kind() ==
          StoreError::Kind::unusable);
    CHECK(count(reader) == 1);
  }
  Transaction transaction(writer);
  writer.execute("INSERT INTO fact VALUES (3, 'three', NULL)");
  transaction.commit();
  CHECK(count(reader) == 2);
}

TEST_CASE("values go in and come out as they are", "[store]") {
  auto database = Database::in_memory();
  database.execute(
      "CREATE TABLE t(a INTEGER, b TEXT, c BLOB, d TEXT, e TEXT) STRICT");
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  const std::string text("é\0’", 6);
  Statement(database, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind(least, std::string_view(text), Blob{std::string_view()}, nullptr,
            std::string_view())
      .run();
  Statement row(database, "SELECT * FROM t");
  REQUIRE(row.step());
  CHECK(row.integer(0) == least);
  CHECK(row.text(1) == text);
  CHECK(row.type(2) == 'b');
  CHECK(row.blob(2).empty());
  CHECK(row.is_null(3));
  CHECK(row.type(4) == 't');
  CHECK(row.columns() == 5);
  CHECK(row.column_name(4) == "e");
  CHECK_FALSE(row.step());
}

TEST_CASE("a constraint that is broken means a file that is not ours",
          "[store]") {
  auto database = Database::in_memory();
  database.execute("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT");
  database.execute("INSERT INTO t VALUES (1)");
  const auto error =
      failure_of([&] { database.execute("INSERT INTO t VALUES (1)"); });
  CHECK(error.kind() == StoreError::Kind::damaged);
  CHECK(failure_of([&] { Statement(database, "SELECT x FROM t"); }).kind() ==
        StoreError::Kind::damaged);
}

TEST_CASE("a word in double quotes is never taken for a text", "[store]") {
  const ScratchFolder folder;
  make(folder / "a.obole");
  Database database(folder / "a.obole", Access::write);
  CHECK_THROWS_AS(database.execute("SELECT \"x\" FROM fact"), StoreError);
}
