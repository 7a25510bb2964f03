// What may go wrong on a simulated disk: the words for it.

#pragma once

#include <cstddef>
#include <cstdint>

namespace faults {

/// What a power loss leaves of the changes that were not synced.
enum class Survival {
  nothing,     ///< the disk kept all of them in its memory
  everything,  ///< all of them had reached it, in order
  random,      ///< each is kept, dropped or torn, whatever the others do
};

/// What a program asks of the disk, and what may fail.
enum class Operation {
  write,
  truncate,
  sync,
  create,
  remove,
  sync_directory,
  read,  ///< not counted among the operations at which the power goes
};

constexpr std::size_t operation_kinds = 7;

/// How the disk answered.  After a power loss everything has failed.
enum class Outcome { done, failed, no_space };

/// Which names survive a power loss of those not yet synced.
enum class DirectoryModel {
  ordered_prefix,  ///< a journaling file system: the first few, in order
  any_subset,      ///< all that POSIX promises
};

struct PowerLoss {
  Survival survival = Survival::random;
  DirectoryModel directory = DirectoryModel::ordered_prefix;
  std::uint64_t seed = 0;
};

/// The `nth` operation of a kind fails, counted from 0.
///
/// A sync that fails drops the changes it was asked to keep.
struct Fault {
  Operation operation;
  std::uint64_t nth = 0;
  bool persistent = false;  ///< so do all that follow
  Outcome outcome = Outcome::failed;
  bool short_write = false;  ///< half of a write arrives before the failure
};

}  // namespace faults
