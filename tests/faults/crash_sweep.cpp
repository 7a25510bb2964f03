#include "faults/crash_sweep.hpp"

#include "faults/bench.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace faults {
namespace {

constexpr std::uint64_t seed_stride = 1'000'003;  // no two moments share seeds

const char* word(Survival survival) {
  switch (survival) {
    case Survival::nothing:
      return "drop-all";
    case Survival::everything:
      return "keep-all";
    case Survival::random:
      break;
  }
  return "random";
}

const char* word(DirectoryModel directory) {
  return directory == DirectoryModel::ordered_prefix ? "ordered" : "subset";
}

// Cuts the power under one workload by one plan, and looks at what is left.
class CrashSweep {
 public:
  CrashSweep(Workload& workload, const CrashPlan& plan)
      : bench_(workload),
        plan_(plan),
        config_(fmt::format("{},{},{}", workload.name(), word(plan.directory),
                            word(plan.survival))) {}

  using Look = void (CrashSweep::*)(const Attempt&, SimDisk&,
                                    const std::string& replay);

  Findings every_operation(Look at_what_is_left);
  void look(const Attempt& attempt, SimDisk& found, const std::string& replay);
  void crash_again(const Attempt& attempt, SimDisk& found,
                   const std::string& replay);

 private:
  std::uint64_t seeds_for(std::uint64_t operations) const;
  SimDisk left_of(const SimDisk& disk, std::uint64_t seed) const;

  Bench bench_;
  CrashPlan plan_;
  std::string config_;
  Findings findings_;
};

Findings CrashSweep::every_operation(Look at_what_is_left) {
  const auto operations = bench_.operations(plan_.steps);
  const auto seeds = seeds_for(operations);
  for (std::uint64_t at = 0; at < operations; ++at) {
    auto disk = bench_.fresh();
    disk.crash_at(at);
    const auto attempt = bench_.perform(disk, plan_.steps);
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      auto found = left_of(disk, at * seed_stride + seed);
      (this->*at_what_is_left)(
          attempt, found,
          fmt::format("SEED={} AT={} CONFIG={}", seed, at, config_));
    }
  }
  return findings_;
}

void CrashSweep::look(const Attempt& attempt, SimDisk& found,
                      const std::string& replay) {
  if (!selected(replay)) return;
  findings_.judge(attempt, bench_.verify(found), replay);
}

void CrashSweep::crash_again(const Attempt& attempt, SimDisk& found,
                             const std::string& replay) {
  for (std::uint64_t at = 0;; ++at) {
    auto disk = found.copy();
    disk.crash_at(at);
    bench_.verify(disk);
    if (!disk.crashed()) return;
    auto left = left_of(disk, at);
    look(attempt, left, fmt::format("{},again-at-{}", replay, at));
  }
}

std::uint64_t CrashSweep::seeds_for(std::uint64_t operations) const {
  if (plan_.survival != Survival::random) return 1;
  const auto trials = static_cast<std::uint64_t>(std::max(plan_.trials, 0L));
  return std::max<std::uint64_t>(trials / operations, 1);
}

SimDisk CrashSweep::left_of(const SimDisk& disk, std::uint64_t seed) const {
  return disk.after_power_loss(
      {.survival = plan_.survival, .directory = plan_.directory, .seed = seed});
}

}  // namespace

Findings crash_at_every_operation(Workload& workload, const CrashPlan& plan) {
  return CrashSweep(workload, plan).every_operation(&CrashSweep::look);
}

Findings crash_during_recovery(Workload& workload, const CrashPlan& plan) {
  return CrashSweep(workload, plan).every_operation(&CrashSweep::crash_again);
}

}  // namespace faults
