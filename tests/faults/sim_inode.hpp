// One file of the simulated disk: what programs read, what a power loss cannot
// take, and the changes in between.

#pragma once

#include "faults/sim_fault.hpp"
#include "faults/sim_locks.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace faults {

using Bytes = std::vector<std::uint8_t>;
using Random = std::mt19937_64;  ///< the standard fixes its numbers

/// Bytes put at an offset or, without data, the file cut (or grown with zeros)
/// to `offset` bytes.
struct Change {
  std::size_t offset;
  std::optional<Bytes> data;
};

/// A file without its name.  The name is the disk's (SimDisk).
class Inode {
 public:
  /// The unit that a disk writes whole or not at all, in bytes.
  static constexpr std::size_t sector_size = 512;

  Inode() = default;
  /// A file whose bytes are all durable.
  explicit Inode(Bytes bytes) : current_(bytes), durable_(std::move(bytes)) {}

  /// What programs read now.
  const Bytes& bytes() const noexcept { return current_; }

  /// A change that programs see at once and a power loss may undo.
  void change(Change change);

  /// A change during which the power goes: nobody reads it before the loss,
  /// and afterwards it may be there, whole or torn.
  void interrupt(Change change);

  /// Makes all changes durable.
  void sync();

  /// What Linux does when fsync fails: the changes are still read, but count
  /// as written and never reach the disk.
  void drop_changes() { pending_.clear(); }

  /// The bytes found after a power loss.
  Bytes after_power_loss(Survival survival, Random& random) const;

  FileLocks& locks() noexcept { return locks_; }
  SharedMemory& memory() noexcept { return memory_; }

 private:
  Bytes current_;
  Bytes durable_;
  std::vector<Change> pending_;  ///< in the order in which they were made
  FileLocks locks_;
  SharedMemory memory_;
};

}  // namespace faults
