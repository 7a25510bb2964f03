// Records that are too many for memory.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace obole {

/// Heaps of records in one temporary file.  The file has no name: nobody else
/// can open it, and it is gone with the process, however that ends.  It lies in
/// the folder that TMPDIR names, else in that of the system.  Memory: a block
/// of 4 KiB a heap, and 16 bytes for each such block that was written.
///
/// Throws std::system_error where the disk refuses.
class Spill {
 public:
  explicit Spill(std::size_t heaps = 1);
  ~Spill();
  Spill(Spill&& other) noexcept;
  Spill& operator=(Spill&& other) noexcept;

  std::size_t heaps() const { return heaps_.size(); }
  std::uint64_t size(std::size_t heap = 0) const { return heaps_[heap].size; }

  /// Adds a record of less than 4 GiB.
  void put(std::string_view record, std::size_t heap = 0);

  /// Every record of a heap, in the order in which they were put.  A record's
  /// bytes are valid during the call.
  using Visit = std::function<void(std::string_view record)>;
  void each(const Visit& visit, std::size_t heap = 0) const;

 private:
  struct Block {
    std::int64_t offset;
    std::size_t bytes;
  };
  struct Heap {
    std::string pending;
    std::vector<Block> blocks;
    std::uint64_t size = 0;
  };

  void write(Heap& heap);
  void read(const Block& block, std::string& bytes) const;

  std::vector<Heap> heaps_;
  int file_ = -1;  ///< made when something has to leave memory
  std::int64_t end_ = 0;
};

}  // namespace obole
