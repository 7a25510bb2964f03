// Every moment at which the power may go, one after the other, under any
// workload.

#pragma once

#include "faults/findings.hpp"
#include "faults/sim_fault.hpp"
#include "faults/workload.hpp"

namespace faults {

struct CrashPlan {
  Survival survival = Survival::random;
  DirectoryModel directory = DirectoryModel::ordered_prefix;
  long trials = 1000;  ///< about: each operation gets the same number, >= 1
  int steps = 12;
};

/// The power goes at each operation of `plan.steps` steps, several times with
/// another seed where chance decides what survives.
Findings crash_at_every_operation(Workload& workload, const CrashPlan& plan);

/// The same, and then once more at each operation of the recovery.
/// `plan.trials` counts the first losses; each has as many second ones as its
/// recovery has operations.
Findings crash_during_recovery(Workload& workload, const CrashPlan& plan);

}  // namespace faults
