#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace obole::store {

/// The right to write a ledger: an advisory lock (flock) on a file beside it,
/// released by the destructor or by the death of the process.
///
/// SQLite's own waiting starves writers for tens of seconds; this lock serves
/// them fairly enough (docs/reliability.md) and knows who holds it.
class WriterLock {
 public:
  /// Waits at most `wait`.  Returns nothing when somebody else still holds the
  /// lock then; holder() says who.  Throws StoreError when the lock file cannot
  /// be made or opened.  `task` is what the next one waiting will read.
  static std::optional<WriterLock> take(const std::filesystem::path& file,
                                        std::chrono::milliseconds wait,
                                        const std::string& task);

  /// Who holds the lock at `file`, in words: "process 4711, import donations,
  /// since 2026-03-01T10:00:00Z".  Empty when unknown.
  static std::string holder(const std::filesystem::path& file);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace obole::store
