// The real ledger under a power loss at any operation, and under every fault:
// nothing acknowledged is lost, the two files agree, and it still verifies.

#include "faults/crash_sweep.hpp"
#include "faults/ledger_workload.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include <fmt/format.h>

using faults::DirectoryModel;
using faults::Survival;

TEST_CASE("a power loss takes nothing from the ledger", "[crash][long]") {
  const support::ScratchFolder folder;
  faults::LedgerWorkload workload(folder.path());
  const auto directory =
      GENERATE(DirectoryModel::ordered_prefix, DirectoryModel::any_subset);
  const auto survival = GENERATE(Survival::random, Survival::nothing);

  const auto found = faults::crash_at_every_operation(
      workload, {.survival = survival,
                 .directory = directory,
                 .trials = faults::trials_for(2),
                 .steps = 3});

  fmt::print("crash {}: {}\n", workload.name(), found.summary());
  INFO(found.report());
  CHECK(found.trials > 0);
  CHECK(found.clean());
}
