// The bench on which a workload is tried: its empty files, and the drive into
// which one simulated disk after the other is put.

#pragma once

#include "faults/findings.hpp"
#include "faults/sim_disk.hpp"
#include "faults/sim_vfs.hpp"
#include "faults/workload.hpp"

#include <cstdint>

namespace faults {

class Bench {
 public:
  /// Prepares `workload`, which outlives the bench.
  explicit Bench(Workload& workload);

  /// A sound disk with the empty files, all durable.
  SimDisk fresh() const { return base_.copy(); }

  /// Steps 1 to `steps` on `disk`, whatever fails, until the power goes.
  Attempt perform(SimDisk& disk, int steps);

  /// What a new process finds on `disk`.
  Standing verify(SimDisk& disk);

  /// Step `step` by a new process; true when it is acknowledged.
  bool run(SimDisk& disk, int step);

  /// The operations that `steps` steps ask of a sound disk, none of which
  /// fails.
  std::uint64_t operations(int steps);

 private:
  SimVfs vfs_;
  Workload& workload_;
  SimDisk base_;
};

}  // namespace faults
