// Proofs about a Merkle tree (RFC 9162, 2.1.3 and 2.1.4), and their files.

#pragma once

#include "obole/proofs/checkpoint.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace obole::proofs {

/// That a leaf is the one at `index` of the tree that the checkpoint names.
struct InclusionProof {
  std::int64_t index = 0;
  std::vector<Digest> path;  ///< from the leaf upwards
  SignedCheckpoint head;

  /// c2sp.org/tlog-proof@v1
  std::string bytes() const;
  bool holds_for(const Digest& leaf) const;
};

/// That the tree which the checkpoint names begins with the first `old` leaves
/// of a smaller one.
struct ConsistencyProof {
  std::int64_t old = 0;
  std::vector<Digest> path;
  SignedCheckpoint head;

  /// What a witness is sent (C2SP tlog-witness): "old N", hashes, checkpoint.
  std::string bytes() const;
  bool holds_for(const Digest& old_root) const;
};

/// Reads either; refuses with proof_invalid.
Result<std::variant<InclusionProof, ConsistencyProof>> parse_proof(
    std::string_view bytes);

/// The arithmetic alone.  Sizes and indexes are below 2^62.
bool includes(const std::vector<Digest>& path, std::int64_t index,
              std::int64_t size, const Digest& leaf, const Digest& root);
bool extends(const std::vector<Digest>& path, std::int64_t old,
             std::int64_t size, const Digest& old_root, const Digest& root);

}  // namespace obole::proofs
