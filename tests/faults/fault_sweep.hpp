// Every operation that may fail, one after the other, under any workload.

#pragma once

#include "faults/findings.hpp"
#include "faults/sim_fault.hpp"
#include "faults/workload.hpp"

#include <cstddef>
#include <string>

namespace faults {

struct FaultFindings {
  long fired = 0;     ///< faults that were met
  long reported = 0;  ///< of these, the ones that the workload noticed
  Findings findings;  ///< four looks a fault
};

/// The workload and the fault in a few words, as in the replay line.
std::string config_of(const Workload& workload, const Fault& fault);

/// Makes the first, second, third ... operation of `fault`'s kind fail (its
/// `nth` is not used) until the workload no longer meets it.  After each, the
/// files are examined
///   1. when the power goes at once and nothing unsynced is left;
///   2. on the same disk, repaired, by a new process;
///   3. there, when that process has done one more step;
///   4. when the power goes after that.
FaultFindings fail_every(Workload& workload, const Fault& fault, int steps);

/// The same with a disk that is full, at each size from that of the empty
/// files on, `stride` bytes apart, until all steps fit.
FaultFindings fill_up(Workload& workload, std::size_t stride, int steps);

}  // namespace faults
