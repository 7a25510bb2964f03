// Commands that record whatever they find, run once for a reference.

#pragma once

#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

/// What a run came to, of those that are noted when they have ended.
struct RunResult {
  std::int64_t found = 0;  ///< what needs a person
  std::int64_t taken = 0;  ///< lines, gifts and movements that were new
  std::int64_t size = 0;   ///< of the ledger that was verified
};

struct NewRun {
  std::string command;               ///< its words: "receipt issue"
  std::vector<std::string> request;  ///< what was typed, "--year=2026", sorted
  std::string reference;             ///< of the caller's own
  std::optional<RunResult> result = {};
};

/// Notes that the run takes place, in the transaction of what it is about to
/// record: its reference then stands for both.  One that is there already has
/// recorded what it found, and nothing more is to be done for it.  Refuses with
/// reference_reused (of another command, or another request) and
/// reference_malformed.
/// A result is not compared: it is of the run that took place.
Result<Recorded> record(Journal& journal, const NewRun& run);

/// A run that took place, as its entry keeps it.
struct PastRun {
  std::int64_t seq;
  Date day;
  RunResult result;  ///< zeroes of a run that was noted before it began
};

/// Of the entry `seq`, which notes a run.
PastRun past_run(Book& book, std::int64_t seq);

}  // namespace obole::ledger
