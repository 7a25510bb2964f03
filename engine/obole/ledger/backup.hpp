// A copy of the ledger that is known to hold.

#pragma once

#include "obole/ledger/book.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace obole::ledger {

struct Backup {
  Head head;               ///< of the copy, verified
  std::uint64_t size = 0;  ///< bytes of both files
  bool with_people = false;
};

/// Copies both files of `ledger`, as they are between two writers, to `copy`
/// and the people file beside it; verifies the copy, syncs it, and only then
/// gives it its name, the people file first: a ledger that stands there is
/// whole.  Both are readable by their owner only.  What was erased is not in
/// the free pages of the copy either.
///
/// Refuses with ledger_missing, ledger_busy (a writer at work longer than
/// `wait`), file_exists (a backup is never overwritten), file_unwritable, and
/// ledger_altered when the copy does not verify: it is then removed.
Result<Backup> back_up(const std::filesystem::path& ledger,
                       const std::filesystem::path& copy,
                       std::chrono::milliseconds wait);

}  // namespace obole::ledger
