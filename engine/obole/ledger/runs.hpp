// Commands that record whatever they find, run once for a reference.

#pragma once

#include "obole/ledger/journal.hpp"

#include <string>
#include <vector>

namespace obole::ledger {

struct NewRun {
  std::string command;               ///< its words: "receipt issue"
  std::vector<std::string> request;  ///< what was typed, "--year=2026", sorted
  std::string reference;             ///< of the caller's own
};

/// Notes that the run takes place, in the transaction of what it is about to
/// record: its reference then stands for both.  One that is there already has
/// recorded what it found, and nothing more is to be done for it.  Refuses with
/// reference_reused (of another command, or another request) and
/// reference_malformed.
Result<Recorded> record(Journal& journal, const NewRun& run);

}  // namespace obole::ledger
