#include "obole/ledger/tree.hpp"

#include "obole/base/check.hpp"

#include <algorithm>
#include <bit>

namespace obole::ledger {

Digest leaf_of(Sha256& sha, std::string_view body) {
  constexpr std::string_view leaf_prefix("\x00", 1);
  return sha.update(leaf_prefix).update(body).finish();
}

Digest node_of(Sha256& sha, const Digest& left, const Digest& right) {
  constexpr std::string_view node_prefix("\x01", 1);
  return sha.update(node_prefix).update(left).update(right).finish();
}

void Frontier::append(Sha256& sha, const Digest& leaf, const Keep& keep) {
  auto hash = leaf;
  unsigned level = 0;
  for (auto rest = size_; (rest & 1U) != 0; rest >>= 1U) {
    hash = node_of(sha, subtrees_.back(), hash);
    subtrees_.pop_back();
    ++level;
    if (level % kept_levels == 0) keep(level, size_ >> level, hash);
  }
  subtrees_.push_back(hash);
  ++size_;
}

Digest Frontier::root(Sha256& sha) const {
  if (subtrees_.empty()) return sha.of("");
  auto hash = subtrees_.back();
  for (auto left = subtrees_.rbegin() + 1; left != subtrees_.rend(); ++left) {
    hash = node_of(sha, *left, hash);
  }
  return hash;
}

std::string Frontier::bytes() const {
  std::string bytes;
  for (const auto& subtree : subtrees_)
    bytes += as_text(subtree);
  return bytes;
}

Frontier Frontier::from_bytes(std::uint64_t size, std::string_view bytes) {
  Frontier frontier;
  frontier.size_ = size;
  const auto count = static_cast<std::size_t>(std::popcount(size));
  check(bytes.size() == count * Digest{}.size(),
        "a frontier has one digest for each subtree");
  frontier.subtrees_.resize(count);
  for (std::size_t at = 0; at < count; ++at) {
    const auto part = bytes.substr(at * Digest{}.size(), Digest{}.size());
    std::copy(part.begin(), part.end(), frontier.subtrees_[at].begin());
  }
  return frontier;
}

}  // namespace obole::ledger
