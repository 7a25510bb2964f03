// What a pass joins on: fixed-size keys, so that a million of either side cost
// 16 MB and a sort.

#pragma once

#include <cstdint>
#include <vector>

namespace obole::reconcile {

/// A hash of what a pass compares, and the line or item (its place in the
/// canonical order) that has it.
struct Key {
  std::uint64_t hash;
  std::uint32_t who;

  friend bool operator==(const Key&, const Key&) = default;
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// Knows which hashes a set of keys cannot have: 2 bytes a key, one in twenty
/// passes by mistake.
class Sieve {
 public:
  explicit Sieve(const std::vector<Key>& keys);

  bool may_hold(std::uint64_t hash) const {
    const std::uint64_t bit = hash >> shift_;
    return (bits_[bit / 64] >> (bit % 64) & 1U) != 0;
  }

 private:
  unsigned shift_;
  std::vector<std::uint64_t> bits_;
};

/// Collects the keys of one side, without those the other side cannot have.
class Keys {
 public:
  explicit Keys(const Sieve* other_side = nullptr) : other_side_(other_side) {}

  void add(std::uint64_t hash, std::uint32_t who) {
    if (other_side_ == nullptr || other_side_->may_hold(hash))
      keys_.push_back({hash, who});
  }

  /// The distinct keys in order; leaves none.
  std::vector<Key> take();

  const std::vector<Key>& collected() const { return keys_; }

 private:
  const Sieve* other_side_;
  std::vector<Key> keys_;
};

}  // namespace obole::reconcile
