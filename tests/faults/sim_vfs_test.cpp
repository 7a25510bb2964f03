// SQLite finds on the simulated disk what it finds on Unix: locks between
// connections, a log that they share, and the same bytes from the same calls.

#include "faults/sim_vfs.hpp"

#include "faults/plain_workload.hpp"

#include "support/catch.hpp"

#include <sqlite3.h>

#include <memory>
#include <vector>

using faults::Bytes;
using faults::Connection;
using faults::PlainWorkload;
using faults::SimDisk;
using faults::SimVfs;

namespace {

using Rows = std::vector<Connection::Row>;

// Two connections to one table of one number, on one disk.
struct TwoConnections {
  TwoConnections() {
    vfs.insert(disk);
    for (auto* const one : {&first, &second}) {
      *one = std::make_unique<Connection>("/file", Connection::Mode::create);
      REQUIRE((*one)->opened());
    }
    REQUIRE(first->run("CREATE TABLE t (n); INSERT INTO t VALUES (1)"));
  }

  static bool busy(const Connection& connection) {
    return (connection.code() & 0xff) == SQLITE_BUSY;
  }

  SimDisk disk;
  SimVfs vfs;
  std::unique_ptr<Connection> first;
  std::unique_ptr<Connection> second;
};

constexpr auto read_it = "SELECT n FROM t";
const Rows one{{"1"}};
const Rows two{{"2"}};

}  // namespace

TEST_CASE_METHOD(TwoConnections, "one connection writes at a time", "[vfs]") {
  REQUIRE(first->run("BEGIN IMMEDIATE; UPDATE t SET n = 2"));

  CHECK_FALSE(second->run("BEGIN IMMEDIATE"));
  CHECK(busy(*second));
  CHECK(second->rows(read_it) == one);

  CHECK(first->run("COMMIT"));
  CHECK(second->run("BEGIN IMMEDIATE; COMMIT"));
  CHECK(second->rows(read_it) == two);
}

TEST_CASE_METHOD(TwoConnections, "a commit waits for the readers it finds",
                 "[vfs]") {
  REQUIRE(second->run("BEGIN"));
  REQUIRE(second->rows(read_it) == one);
  REQUIRE(first->run("BEGIN IMMEDIATE; UPDATE t SET n = 2"));

  CHECK_FALSE(first->run("COMMIT"));
  CHECK(busy(*first));
  CHECK(second->rows(read_it) == one);

  Connection late("/file", Connection::Mode::existing);
  CHECK_FALSE(late.rows(read_it).has_value());  // the commit goes first
  CHECK(busy(late));

  REQUIRE(second->run("COMMIT"));
  CHECK(first->run("COMMIT"));
  CHECK(late.rows(read_it) == two);
}

TEST_CASE_METHOD(TwoConnections, "two readers do not become two writers",
                 "[vfs]") {
  REQUIRE(first->run("BEGIN"));
  REQUIRE(second->run("BEGIN"));
  REQUIRE(first->rows(read_it) == one);
  REQUIRE(second->rows(read_it) == one);

  CHECK(first->run("UPDATE t SET n = 2"));
  CHECK_FALSE(second->run("UPDATE t SET n = 3"));
  CHECK(second->run("ROLLBACK"));
  CHECK(first->run("COMMIT"));
  CHECK(second->rows(read_it) == two);
}

TEST_CASE_METHOD(TwoConnections, "a connection that closes frees its locks",
                 "[vfs]") {
  REQUIRE(first->run("BEGIN EXCLUSIVE"));
  REQUIRE_FALSE(second->rows(read_it).has_value());

  first.reset();

  CHECK(second->rows(read_it) == one);
}

TEST_CASE_METHOD(TwoConnections, "readers of a log see their own moment",
                 "[vfs]") {
  REQUIRE(first->run("PRAGMA journal_mode=WAL"));
  REQUIRE(second->run("BEGIN"));
  REQUIRE(second->rows(read_it) == one);

  CHECK(first->run("UPDATE t SET n = 2"));
  CHECK(second->rows(read_it) == one);
  CHECK(first->rows("PRAGMA wal_checkpoint(TRUNCATE)")->at(0).at(0) == "1");

  CHECK(second->run("COMMIT"));
  CHECK(second->rows(read_it) == two);
  CHECK(first->rows("PRAGMA wal_checkpoint(TRUNCATE)")->at(0).at(0) == "0");
  CHECK(disk.find("/file-wal")->bytes().empty());
}

TEST_CASE("the same calls leave the same bytes", "[vfs]") {
  PlainWorkload workload({.people = true});
  const auto crashed_at = [&](std::uint64_t operation) {
    SimVfs vfs;
    SimDisk disk;
    vfs.insert(disk);
    REQUIRE(workload.prepare());
    disk.crash_at(disk.operations() + operation);
    REQUIRE(workload.open());
    for (int step = 1; !disk.crashed(); ++step)
      workload.run(step);
    workload.close();
    const auto left = disk.after_power_loss({.seed = operation});
    std::vector<Bytes> files;
    for (const auto* name : {"/town.obole", "/town.obole-journal",
                             "/town.people", "/town.people-journal"}) {
      const auto file = left.find(name);
      files.push_back(file ? file->bytes() : Bytes{});
    }
    return files;
  };

  for (std::uint64_t operation = 0; operation < 60; ++operation) {
    CAPTURE(operation);
    CHECK((crashed_at(operation) == crashed_at(operation)));
  }
}
