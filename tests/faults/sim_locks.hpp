// Locks and shared memory of one simulated file, so that several connections
// of one process meet as processes do: by SQLite's own rules, without a clock.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace faults {

/// Whoever opened a file once; only its identity counts.
using Holder = const void*;

/// Who holds which lock on a database file.
///
/// Source: "File Locking And Concurrency In SQLite Version 3", 3.0.
class FileLocks {
 public:
  /// In the order, and with the numbers, of SQLITE_LOCK_NONE to _EXCLUSIVE.
  enum class Level { none, shared, reserved, pending, exclusive };

  /// Raises `holder` to `wanted`; false when another holder stands in the way.
  /// A refused wish for exclusive leaves pending behind: no new reader enters.
  bool acquire(Holder holder, Level wanted);

  /// Lowers `holder` to `level`; a holder who has less keeps it.
  void reduce(Holder holder, Level level);

  /// Whether anyone holds reserved or more.
  bool reserved() const;

 private:
  Level level_of(Holder holder) const;
  Level highest_but(Holder holder) const;

  std::map<Holder, Level> held_;
};

/// The index of a write-ahead log: memory that all connections share, and the
/// eight slots that they lock.  It is gone when the last one leaves.
class SharedMemory {
 public:
  static constexpr std::size_t slot_count = 8;  ///< SQLITE_SHM_NLOCK

  struct Slots {
    std::size_t first;
    std::size_t count;
    bool exclusive;
  };

  /// Region `index`, `size` bytes, zero when new; null when it does not exist
  /// and `extend` is false.
  std::uint8_t* region(Holder holder, std::size_t index, std::size_t size,
                       bool extend);

  /// Locks all `slots` or, when another holder stands in the way, none.
  bool acquire(Holder holder, Slots slots);
  void release(Holder holder, Slots slots);
  void leave(Holder holder);

 private:
  bool grants(Holder holder, std::size_t slot, bool exclusive) const;

  std::vector<std::vector<std::uint8_t>> regions_;
  std::array<std::map<Holder, bool>, slot_count> slots_;  ///< true: exclusive
  std::set<Holder> users_;
};

}  // namespace faults
