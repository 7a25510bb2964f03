// The Merkle tree over the entries, as RFC 9162 (2.1) defines it.
//
// A leaf is SHA-256(0x00, body), a node SHA-256(0x01, left, right).  Of the
// perfect subtrees the ledger keeps those of 256, 65,536, ... leaves: with the
// leaves themselves they are enough to make any past root.

#pragma once

#include "obole/base/digest.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

Digest leaf_of(Sha256& sha, std::string_view body);
Digest node_of(Sha256& sha, const Digest& left, const Digest& right);

/// Subtrees are kept at every so many levels: 8, 16, 24 ...
inline constexpr unsigned kept_levels = 8;

/// A tree growing leaf by leaf, in the memory of its perfect subtrees.
class Frontier {
 public:
  /// Called for each subtree that is to be kept, when it becomes perfect.
  using Keep =
      std::function<void(unsigned level, std::uint64_t index, const Digest&)>;

  void append(Sha256& sha, const Digest& leaf, const Keep& keep);

  std::uint64_t size() const noexcept { return size_; }
  /// RFC 9162's MTH over all leaves; SHA-256 of nothing for an empty tree.
  Digest root(Sha256& sha) const;

  /// The perfect subtrees, largest first, 32 bytes each.
  std::string bytes() const;
  /// The frontier that had these bytes.  `bytes` has 32 for each bit set in
  /// `size`.
  static Frontier from_bytes(std::uint64_t size, std::string_view bytes);

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> subtrees_;  // largest first
};

}  // namespace obole::ledger
