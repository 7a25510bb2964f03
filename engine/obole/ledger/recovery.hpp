// What a killed writer leaves behind.

#pragma once

#include <chrono>
#include <filesystem>

namespace obole::ledger {

/// Rolls back what a writer of `file` left half done, which a connection for
/// reading may not do.  Nothing happens where no journal is left, where the
/// files cannot be written, or where a writer holds the lock longer than
/// `wait`: a living one is at work.
void recover(const std::filesystem::path& file, std::chrono::milliseconds wait);

}  // namespace obole::ledger
