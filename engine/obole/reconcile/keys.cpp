#include "obole/reconcile/keys.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

namespace obole::reconcile {

Sieve::Sieve(const std::vector<Key>& keys) {
  const auto width =
      std::max(6U, static_cast<unsigned>(std::bit_width(keys.size() * 8)));
  shift_ = 64 - width;
  bits_.resize(std::size_t{1} << (width - 6));
  for (const Key& key : keys) {
    const std::uint64_t bit = key.hash >> shift_;
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

std::vector<Key> Keys::take() {
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  return std::exchange(keys_, {});
}

}  // namespace obole::reconcile
