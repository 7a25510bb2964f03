#include "faults/bench.hpp"

#include "obole/base/check.hpp"

namespace faults {

Bench::Bench(Workload& workload) : workload_(workload) {
  SimDisk disk;
  vfs_.insert(disk);
  obole::check(workload_.prepare(), "a workload prepares on a sound disk");
  base_ = disk.copy();
}

Attempt Bench::perform(SimDisk& disk, int steps) {
  vfs_.insert(disk);
  Attempt attempt;
  attempt.opened = workload_.open();
  for (int step = 1; attempt.opened && step <= steps; ++step) {
    if (disk.crashed()) break;
    attempt.attempted = step;
    if (workload_.run(step)) attempt.acknowledged.push_back(step);
  }
  workload_.close();
  return attempt;
}

Standing Bench::verify(SimDisk& disk) {
  vfs_.insert(disk);
  return workload_.verify();
}

bool Bench::run(SimDisk& disk, int step) {
  vfs_.insert(disk);
  const bool done = workload_.open() && workload_.run(step);
  workload_.close();
  return done;
}

std::uint64_t Bench::operations(int steps) {
  auto disk = fresh();
  const auto attempt = perform(disk, steps);
  obole::check(!attempt.noticed_trouble(), "a workload runs undisturbed");
  return disk.operations();
}

}  // namespace faults
