// Every operation of the disk may fail, once or for good, and the disk may
// fill up at any byte: nothing acknowledged is lost, nothing is damaged, the
// program learns of it, and works again once the disk does.

#include "faults/fault_sweep.hpp"
#include "faults/plain_workload.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

using faults::Fault;
using faults::FaultFindings;
using faults::Operation;
using faults::Outcome;
using faults::PlainWorkload;

namespace {

constexpr int steps = 6;

// A write that fails in three ways, and the other operations in one.
const Fault failed_write{.operation = Operation::write};
const Fault short_write{.operation = Operation::write, .short_write = true};
const Fault no_room{.operation = Operation::write,
                    .outcome = Outcome::no_space,
                    .short_write = true};
const Fault failed_sync{.operation = Operation::sync};
const Fault failed_truncate{.operation = Operation::truncate};
const Fault failed_create{.operation = Operation::create};
const Fault failed_remove{.operation = Operation::remove};
const Fault failed_read{.operation = Operation::read};
const Fault failed_sync_directory{.operation = Operation::sync_directory};

// Fails every operation of that kind once, or that one and all that follow;
// whatever was reported, nothing is lost.
FaultFindings fail_every(PlainWorkload& workload, Fault fault) {
  fault.persistent = GENERATE(false, true);
  const auto found = faults::fail_every(workload, fault, steps);
  fmt::print("{}: {} faults, {} reported; {}\n",
             faults::config_of(workload, fault), found.fired, found.reported,
             found.findings.summary());
  INFO(found.findings.report());
  CHECK(found.fired >= 1);
  CHECK(found.findings.clean());
  return found;
}

}  // namespace

TEST_CASE("a disk that fails loses nothing, and is noticed", "[fault]") {
  PlainWorkload workload({.people = false});

  const auto found = fail_every(
      workload,
      GENERATE(values<Fault>({failed_write, short_write, no_room, failed_sync,
                              failed_truncate, failed_read})));

  CHECK(found.reported == found.fired);
}

TEST_CASE("a disk that fails under two files loses nothing, and is noticed",
          "[fault]") {
  PlainWorkload workload({.people = true});

  const auto found = fail_every(
      workload,
      GENERATE(values<Fault>({failed_write, short_write, no_room, failed_create,
                              failed_remove, failed_read})));

  CHECK(found.reported == found.fired);
}

// The removal of the super-journal commits both files.  SQLite then only tidies
// the two journals up, and tells nobody if that fails: rightly, for the commit
// stands, and a journal without its super-journal is never rolled back.
TEST_CASE("tidying up that fails after a commit of two files takes nothing",
          "[fault]") {
  PlainWorkload workload({.people = true});

  const auto found = fail_every(
      workload, GENERATE(values<Fault>({failed_sync, failed_truncate})));

  CHECK(found.reported < found.fired);
}

// SQLite does not look at the outcome when it syncs the directory of a journal
// that it has just opened.  With TRUNCATE that name has long been durable.
TEST_CASE("a directory that fails to sync loses nothing, and goes unnoticed",
          "[fault]") {
  PlainWorkload workload({.people = false});

  const auto found = fail_every(workload, failed_sync_directory);

  CHECK(found.reported == 0);
}

TEST_CASE("a super-journal's removal that is not synced is noticed",
          "[fault]") {
  PlainWorkload workload({.people = true});

  const auto found = fail_every(workload, failed_sync_directory);

  CHECK(found.reported >= steps);
}

TEST_CASE("a full disk loses nothing, and is used again when it has room",
          "[fault]") {
  PlainWorkload workload({.people = GENERATE(false, true)});

  const auto found = faults::fill_up(workload, 512, 12);

  fmt::print("{},full: {} sizes, {} reported; {}\n", workload.name(),
             found.fired, found.reported, found.findings.summary());
  INFO(found.findings.report());
  CHECK(found.fired >= 40);
  CHECK(found.reported == found.fired);
  CHECK(found.findings.clean());
}
