// Proofs that another program made hold, and every proof made by the recursive
// definitions of RFC 9162 does; what is not so does not.

#include "obole/proofs/tree_proof.hpp"

#include "proofs/vectors.hpp"

#include "support/catch.hpp"

#include <bit>

using obole::Digest;
using obole::Sha256;
using obole::proofs::ConsistencyProof;
using obole::proofs::extends;
using obole::proofs::includes;
using obole::proofs::InclusionProof;
using obole::proofs::parse_proof;

namespace {

using Leaves = std::vector<Digest>;

Leaves part(const Leaves& leaves, std::size_t from, std::size_t to) {
  return {leaves.begin() + static_cast<std::ptrdiff_t>(from),
          leaves.begin() + static_cast<std::ptrdiff_t>(to)};
}

// MTH, PATH and SUBPROOF word for word (RFC 9162, 2.1.1, 2.1.3.1, 2.1.4.1).
Digest mth(const Leaves& leaves) {
  if (leaves.empty()) return Sha256().of("");
  if (leaves.size() == 1) return leaves[0];
  const auto k = std::bit_floor(leaves.size() - 1);
  const auto left = mth(part(leaves, 0, k));
  const auto right = mth(part(leaves, k, leaves.size()));
  return Sha256().update("\x01").update(left).update(right).finish();
}

Leaves path(std::size_t m, const Leaves& leaves) {
  if (leaves.size() <= 1) return {};
  const auto k = std::bit_floor(leaves.size() - 1);
  const auto low = part(leaves, 0, k);
  const auto high = part(leaves, k, leaves.size());
  auto list = m < k ? path(m, low) : path(m - k, high);
  list.push_back(mth(m < k ? high : low));
  return list;
}

Leaves subproof(std::size_t m, const Leaves& leaves, bool whole) {
  if (m == leaves.size()) return whole ? Leaves() : Leaves{mth(leaves)};
  const auto k = std::bit_floor(leaves.size() - 1);
  const auto low = part(leaves, 0, k);
  const auto high = part(leaves, k, leaves.size());
  auto list = m <= k ? subproof(m, low, whole) : subproof(m - k, high, false);
  list.push_back(mth(m <= k ? high : low));
  return list;
}

Leaves some(std::size_t count) {
  Leaves leaves;
  for (std::size_t at = 0; at < count; ++at)
    leaves.push_back(vectors::leaf(std::to_string(at)));
  return leaves;
}

}  // namespace

TEST_CASE("proofs that another program made hold", "[proofs]") {
  const auto leaves = vectors::leaves();
  const auto read = parse_proof(vectors::file("P-1.tlog-proof")).value();
  const auto& inclusion = std::get<InclusionProof>(read);
  CHECK(inclusion.index == 1);
  CHECK(inclusion.holds_for(leaves.at(1)));
  CHECK_FALSE(inclusion.holds_for(leaves.at(2)));
  CHECK(inclusion.bytes() == vectors::file("P-1.tlog-proof"));

  const auto other = parse_proof(vectors::file("consistency.5-8")).value();
  const auto& consistency = std::get<ConsistencyProof>(other);
  CHECK(consistency.old == 5);
  CHECK(consistency.holds_for(mth(part(leaves, 0, 5))));
  CHECK_FALSE(consistency.holds_for(mth(part(leaves, 0, 4))));
  CHECK(consistency.bytes() == vectors::file("consistency.5-8"));
}

TEST_CASE("every entry of every small tree is proven, and no other",
          "[proofs]") {
  for (std::size_t size = 1; size <= 33; ++size) {
    const auto leaves = some(size);
    const auto root = mth(leaves);
    const auto n = static_cast<std::int64_t>(size);
    for (std::size_t at = 0; at < size; ++at) {
      const auto proof = path(at, leaves);
      const auto index = static_cast<std::int64_t>(at);
      CAPTURE(size, at);
      REQUIRE(includes(proof, index, n, leaves[at], root));
      if (size > 1)
        REQUIRE_FALSE(includes(proof, (index + 1) % n, n, leaves[at], root));
      REQUIRE_FALSE(includes(proof, index, n, vectors::leaf("x"), root));
      auto longer = proof;
      longer.push_back(root);
      REQUIRE_FALSE(includes(longer, index, n, leaves[at], root));
      REQUIRE_FALSE(includes(proof, n, n, leaves[at], root));
      REQUIRE_FALSE(includes(proof, -1, n, leaves[at], root));
    }
  }
}

TEST_CASE("every small tree extends each that it began with, and no other",
          "[proofs]") {
  for (std::size_t size = 0; size <= 33; ++size) {
    const auto leaves = some(size);
    const auto root = mth(leaves);
    const auto n = static_cast<std::int64_t>(size);
    for (std::size_t old = 0; old <= size; ++old) {
      const auto proof = old == 0 ? Leaves() : subproof(old, leaves, true);
      const auto before = mth(part(leaves, 0, old));
      const auto m = static_cast<std::int64_t>(old);
      CAPTURE(size, old);
      REQUIRE(extends(proof, m, n, before, root));
      REQUIRE_FALSE(extends(proof, m, n, vectors::leaf("x"), root));
      REQUIRE_FALSE(extends(proof, n + 1, n, before, root));
      if (old > 0 && old < size) {
        REQUIRE_FALSE(extends(proof, m, n, before, vectors::leaf("x")));
        auto shorter = proof;
        shorter.pop_back();
        REQUIRE_FALSE(extends(shorter, m, n, before, root));
        for (auto& hash : shorter = proof) {
          hash[0] ^= 1;
          REQUIRE_FALSE(extends(shorter, m, n, before, root));
          hash[0] ^= 1;
        }
      }
    }
  }
}
