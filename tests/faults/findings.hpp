// What a sweep of trials found, and how to see one trial again.

#pragma once

#include "faults/workload.hpp"

#include <string>
#include <vector>

namespace faults {

/// What a program was told while it worked, before the disk was looked at.
struct Attempt {
  bool opened = false;
  std::vector<int> acknowledged;  ///< steps, in order
  int attempted = 0;              ///< steps 1 to this one

  /// Whether any call failed: the program knows that something went wrong.
  bool noticed_trouble() const {
    return !opened || acknowledged.size() < static_cast<std::size_t>(attempted);
  }
};

struct Findings {
  long trials = 0;
  long lost = 0;     ///< trials in which an acknowledged step is not there
  long split = 0;    ///< trials after which two files disagree
  long damaged = 0;  ///< unreadable, or holding what was never attempted
  long stuck = 0;    ///< sound, but takes no further step
  long unacknowledged = 0;  ///< a step is there that failed: allowed, counted

  /// The first few failures, each with the line that replays it.
  std::vector<std::string> failures;

  /// Counts one trial: `attempt` came before, `standing` was found after.
  void judge(const Attempt& attempt, const Standing& standing,
             const std::string& replay);
  void fail(long Findings::*kind, const std::string& what,
            const std::string& replay);

  Findings& operator+=(const Findings& more);

  bool clean() const { return lost + split + damaged + stuck == 0; }
  /// The counts in one line.
  std::string summary() const;
  /// The counts, and the failures one a line.
  std::string report() const;
};

/// Whether this trial is to run: all are, unless OBOLE_CRASH_REPLAY holds the
/// line of one.
bool selected(const std::string& replay);

/// `share` of the trials that OBOLE_CRASH_TRIALS asks for in all, in percent.
/// Without the variable, what runs in about half a minute.
long trials_for(long share);

}  // namespace faults
