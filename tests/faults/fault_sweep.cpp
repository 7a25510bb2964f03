#include "faults/fault_sweep.hpp"

#include "faults/bench.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace faults {
namespace {

constexpr PowerLoss total_loss{.survival = Survival::nothing};

const char* word(Operation operation) {
  constexpr std::array<const char*, operation_kinds> words{
      "write",  "truncate",       "sync", "create",
      "remove", "sync-directory", "read"};
  return words.at(static_cast<std::size_t>(operation));
}

// Tries one workload on disks that are set to fail, and sums up.
class FaultSweep {
 public:
  FaultSweep(Workload& workload, int steps) : bench_(workload), steps_(steps) {}

  SimDisk fresh() const { return bench_.fresh(); }
  const FaultFindings& sum() const { return sum_; }

  /// One trial; false when the disk did not come to fail.
  bool meets_trouble(SimDisk& disk, const std::string& replay);

 private:
  void look_four_times(SimDisk& disk, Attempt attempt,
                       const std::string& replay);
  void look(SimDisk& disk, const Attempt& attempt, const std::string& replay) {
    sum_.findings.judge(attempt, bench_.verify(disk), replay);
  }

  Bench bench_;
  int steps_;
  FaultFindings sum_;
};

bool FaultSweep::meets_trouble(SimDisk& disk, const std::string& replay) {
  const auto attempt = bench_.perform(disk, steps_);
  if (!disk.fault_fired()) return false;
  if (!selected(replay)) return true;
  ++sum_.fired;
  if (attempt.noticed_trouble()) ++sum_.reported;
  look_four_times(disk, attempt, replay);
  return true;
}

void FaultSweep::look_four_times(SimDisk& disk, Attempt attempt,
                                 const std::string& replay) {
  auto at_once = disk.after_power_loss(total_loss);
  look(at_once, attempt, replay);
  disk.repair();
  look(disk, attempt, replay);

  const int next = ++attempt.attempted;
  if (!bench_.run(disk, next)) {
    sum_.findings.fail(&Findings::stuck, "the next step fails", replay);
    return;
  }
  attempt.acknowledged.push_back(next);
  look(disk, attempt, replay);
  auto later = disk.after_power_loss(total_loss);
  look(later, attempt, replay);
}

}  // namespace

std::string config_of(const Workload& workload, const Fault& fault) {
  return fmt::format("{},{}{}{},{}", workload.name(), word(fault.operation),
                     fault.short_write ? ",short" : "",
                     fault.outcome == Outcome::no_space ? ",no-space" : "",
                     fault.persistent ? "persistent" : "once");
}

FaultFindings fail_every(Workload& workload, const Fault& fault, int steps) {
  FaultSweep sweep(workload, steps);
  const auto config = config_of(workload, fault);
  for (auto next = fault;; ++next.nth) {
    auto disk = sweep.fresh();
    disk.inject(next);
    if (!sweep.meets_trouble(
            disk, fmt::format("SEED=0 AT={} CONFIG={}", next.nth, config))) {
      return sweep.sum();
    }
  }
}

FaultFindings fill_up(Workload& workload, std::size_t stride, int steps) {
  FaultSweep sweep(workload, steps);
  for (auto bytes = sweep.fresh().size();; bytes += stride) {
    auto disk = sweep.fresh();
    disk.limit(bytes);
    if (!sweep.meets_trouble(disk, fmt::format("SEED=0 AT={} CONFIG={},quota",
                                               bytes, workload.name()))) {
      return sweep.sum();
    }
  }
}

}  // namespace faults
