// Power may go at any operation: with the settings that obole uses nothing
// acknowledged is lost and nothing is damaged.  With others the same trials
// find losses, so that an empty list of findings means something.

#include "faults/crash_sweep.hpp"
#include "faults/plain_workload.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

using faults::DirectoryModel;
using faults::Findings;
using faults::PlainSettings;
using faults::PlainWorkload;
using faults::Survival;

namespace {

// Both models of the directory; what was not synced is left to chance, kept
// whole or dropped whole.  `share`: percent of all trials asked for.
Findings crash_matrix(const PlainSettings& settings, long share) {
  PlainWorkload workload(settings);
  Findings sum;
  for (const auto directory :
       {DirectoryModel::ordered_prefix, DirectoryModel::any_subset}) {
    for (const auto survival :
         {Survival::random, Survival::nothing, Survival::everything}) {
      sum += faults::crash_at_every_operation(
          workload, {.survival = survival,
                     .directory = directory,
                     .trials = faults::trials_for(share) / 2});
    }
  }
  fmt::print("crash {}: {}\n", workload.name(), sum.summary());
  return sum;
}

}  // namespace

TEST_CASE("a power loss takes nothing that was acknowledged", "[crash][long]") {
  const auto settings = GENERATE(values<PlainSettings>({
      {.journal = "TRUNCATE", .synchronous = "EXTRA"},
      {.journal = "TRUNCATE", .synchronous = "FULL"},
      {.journal = "TRUNCATE", .synchronous = "EXTRA", .writers = 2},
  }));

  const auto found = crash_matrix(settings, 14);

  INFO(found.report());
  CHECK(found.clean());
  CHECK(found.unacknowledged > 0);  // the commit's last moment was tried
}

TEST_CASE("a power loss leaves both files with the same steps",
          "[crash][long]") {
  const auto settings = GENERATE(values<PlainSettings>({
      {.journal = "TRUNCATE", .synchronous = "EXTRA", .people = true},
      {.journal = "TRUNCATE", .synchronous = "FULL", .people = true},
      {.synchronous = "EXTRA", .people = true, .writers = 2},
  }));

  const auto found = crash_matrix(settings, 14);

  INFO(found.report());
  CHECK(found.clean());
  CHECK(found.unacknowledged > 0);
}

TEST_CASE("a power loss during the recovery from one takes nothing",
          "[crash][long]") {
  const bool people = GENERATE(false, true);
  const auto directory =
      GENERATE(DirectoryModel::ordered_prefix, DirectoryModel::any_subset);
  PlainWorkload workload({.people = people});

  const auto found = faults::crash_during_recovery(
      workload,
      {.directory = directory, .trials = faults::trials_for(3), .steps = 4});

  fmt::print("crash twice {}: {}\n", workload.name(), found.summary());
  INFO(found.report());
  CHECK(found.clean());
  CHECK(found.trials > 100);
}

// The journal's removal is not synced: it returns and rolls the commit back.
TEST_CASE("the trials see what SQLite's default settings lose", "[crash]") {
  const auto found = crash_matrix({"DELETE", "FULL"}, 2);

  CHECK(found.lost >= 1);
  CHECK(found.damaged == 0);
}

TEST_CASE("the trials see that nothing is lost once removals are synced",
          "[crash]") {
  const auto found = crash_matrix({"DELETE", "EXTRA"}, 2);

  INFO(found.report());
  CHECK(found.clean());
}

TEST_CASE("the trials see the damage of a journal that is not synced",
          "[crash]") {
  const auto found = crash_matrix({"TRUNCATE", "OFF"}, 2);

  CHECK(found.damaged >= 1);
  CHECK(found.lost >= 1);
}

TEST_CASE("the trials see the damage of a journal kept in memory", "[crash]") {
  const auto found = crash_matrix({"MEMORY", "FULL"}, 2);

  CHECK(found.damaged >= 1);
}

TEST_CASE("the trials see that a write-ahead log splits two files", "[crash]") {
  const auto found = crash_matrix({"WAL", "FULL", true}, 2);

  CHECK(found.split >= 1);
  CHECK(found.damaged == 0);
}
