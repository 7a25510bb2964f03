#include "faults/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace faults {
namespace {

constexpr long default_trials = 8'000;
constexpr std::size_t failures_kept = 5;

const char* environment(const char* variable) {
  return std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): one thread
}

std::vector<int> sorted(std::vector<int> steps) {
  std::sort(steps.begin(), steps.end());
  return steps;
}

}  // namespace

void Findings::judge(const Attempt& attempt, const Standing& standing,
                     const std::string& replay) {
  ++trials;
  if (standing.verdict == Standing::Verdict::split) {
    return fail(&Findings::split, standing.complaint, replay);
  }
  if (standing.verdict == Standing::Verdict::damaged) {
    return fail(&Findings::damaged, standing.complaint, replay);
  }
  const auto present = sorted(standing.present);
  const auto& promised = attempt.acknowledged;
  if (!std::includes(present.begin(), present.end(), promised.begin(),
                     promised.end())) {
    return fail(&Findings::lost,
                fmt::format("{} steps acknowledged, {} found", promised.size(),
                            present.size()),
                replay);
  }
  if (!present.empty() &&
      (present.front() < 1 || present.back() > attempt.attempted)) {
    return fail(&Findings::damaged, "a step that nobody attempted", replay);
  }
  if (present.size() > promised.size()) ++unacknowledged;
}

void Findings::fail(long Findings::*kind, const std::string& what,
                    const std::string& replay) {
  ++(this->*kind);
  if (failures.size() >= failures_kept) return;
  failures.push_back(fmt::format("{}: OBOLE_CRASH_REPLAY='{}'", what, replay));
}

Findings& Findings::operator+=(const Findings& more) {
  trials += more.trials;
  lost += more.lost;
  split += more.split;
  damaged += more.damaged;
  stuck += more.stuck;
  unacknowledged += more.unacknowledged;
  failures.insert(failures.end(), more.failures.begin(), more.failures.end());
  return *this;
}

std::string Findings::summary() const {
  return fmt::format(
      "{} trials: {} lost, {} split, {} damaged, {} stuck; {} with a step "
      "that is there, though not acknowledged",
      trials, lost, split, damaged, stuck, unacknowledged);
}

std::string Findings::report() const {
  auto text = summary();
  for (const auto& failure : failures)
    text += "\n  " + failure;
  return text;
}

bool selected(const std::string& replay) {
  const char* const wanted = environment("OBOLE_CRASH_REPLAY");
  return wanted == nullptr || replay == wanted;
}

long trials_for(long share) {
  const char* const wanted = environment("OBOLE_CRASH_TRIALS");
  long trials = default_trials;
  if (wanted != nullptr) {
    std::from_chars(wanted, wanted + std::strlen(wanted), trials);
  }
  return trials * share / 100;
}

}  // namespace faults
