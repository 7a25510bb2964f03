// A disk in memory that loses power, fails and fills up when it is told to.
//
// Pessimistic as POSIX allows: bytes are durable after a sync of their file,
// names only after a sync of the directory.  Nothing here depends on a clock,
// an address or chance: the same operations and the same seed end in the same
// bytes.  It knows nothing of SQLite; sim_vfs.hpp connects the two.

#pragma once

#include "faults/sim_fault.hpp"
#include "faults/sim_inode.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace faults {

class SimDisk {
 public:
  SimDisk() = default;
  ~SimDisk() = default;
  SimDisk(SimDisk&&) = default;
  SimDisk& operator=(SimDisk&&) = default;
  SimDisk(const SimDisk&) = delete;  // copy() says what is copied
  SimDisk& operator=(const SimDisk&) = delete;

  /// The power goes during operation `operation`, counted from 0.
  void crash_at(std::uint64_t operation) { crash_at_ = operation; }
  void inject(const Fault& fault) { fault_ = fault; }
  /// All files together may hold `bytes`; what still fits is written.
  void limit(std::size_t bytes) { capacity_ = bytes; }
  /// The disk is repaired and has room; what it lost stays lost.
  void repair();

  bool crashed() const noexcept { return crashed_; }
  /// Whether the fault was met, or the limit.
  bool fault_fired() const noexcept { return fault_fired_; }
  /// Operations asked so far, reads left out.
  std::uint64_t operations() const noexcept { return operations_; }
  /// The bytes in all files together.
  std::size_t size() const;

  /// The disk that a machine finds after the power came back: another one,
  /// with all that is left durable, no fault and no limit.
  SimDisk after_power_loss(const PowerLoss& loss) const;
  /// The same files, all durable.
  SimDisk copy() const;

  /// The file of that name, or null.
  std::shared_ptr<Inode> find(const std::string& name) const;

  Outcome create(const std::string& name);
  Outcome remove(const std::string& name);
  Outcome read();
  Outcome write(Inode& inode, std::size_t offset, Bytes data);
  Outcome truncate(Inode& inode, std::size_t size);
  Outcome sync(Inode& inode);
  Outcome sync_directory();

 private:
  using Directory = std::map<std::string, std::shared_ptr<Inode>>;
  struct Entry {
    std::string name;
    std::shared_ptr<Inode> inode;  ///< null: removed
  };
  static constexpr auto never = std::numeric_limits<std::uint64_t>::max();

  static void apply(Directory& directory, const Entry& entry);
  Directory surviving_names(const PowerLoss& loss, Random& random) const;
  Outcome admit(Operation operation);
  bool power_goes();
  Outcome enter(const Entry& entry);
  std::size_t room_for(const Inode& inode, std::size_t offset) const;

  Directory current_;
  Directory durable_;
  std::vector<Entry> pending_;
  std::uint64_t operations_ = 0;
  std::array<std::uint64_t, operation_kinds> counts_{};
  std::uint64_t crash_at_ = never;
  bool crashed_ = false;
  std::optional<Fault> fault_;
  bool fault_fired_ = false;
  std::optional<std::size_t> capacity_;
};

}  // namespace faults
