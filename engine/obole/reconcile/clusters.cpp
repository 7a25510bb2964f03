#include "obole/reconcile/clusters.hpp"

#include "obole/base/check.hpp"
#include "obole/reconcile/groups.hpp"
#include "obole/reconcile/keys.hpp"
#include "obole/reconcile/packing.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace obole::reconcile {
namespace {

// Which of the other side's hashes cannot be: one bit for each of theirs.
class Filter {
 public:
  explicit Filter(std::uint64_t members) {
    constexpr std::uint64_t bits_a_member = 64;
    constexpr std::uint64_t most_bits = std::uint64_t{1} << 25;  // 4 MiB
    const auto bits = std::bit_ceil(
        std::clamp<std::uint64_t>(members * bits_a_member, 64, most_bits));
    shift_ = 64 - static_cast<unsigned>(std::bit_width(bits) - 1);
    bits_.resize(bits / 64);
  }
  void add(std::uint64_t hash) { word(hash) |= bit(hash); }
  bool may_hold(std::uint64_t hash) { return (word(hash) & bit(hash)) != 0; }

 private:
  std::uint64_t& word(std::uint64_t hash) {
    return bits_[(hash >> shift_) / 64];
  }
  std::uint64_t bit(std::uint64_t hash) const {
    return std::uint64_t{1} << ((hash >> shift_) % 64);
  }

  unsigned shift_;
  std::vector<std::uint64_t> bits_;
};

// Hashes in as many heaps as keep each small.
class HashHeaps {
 public:
  explicit HashHeaps(std::size_t heaps) : spill_(heaps) {}

  void add(const Key& key) {
    char bytes[sizeof key.hash + sizeof key.who];
    std::memcpy(bytes, &key.hash, sizeof key.hash);
    std::memcpy(bytes + sizeof key.hash, &key.who, sizeof key.who);
    spill_.put({bytes, sizeof bytes}, key.hash % spill_.heaps());
  }

  template <class Take>
  void each(std::size_t heap, const Take& take) const {
    spill_.each(
        [&](std::string_view bytes) {
          Key key{};
          std::memcpy(&key.hash, bytes.data(), sizeof key.hash);
          std::memcpy(&key.who, bytes.data() + sizeof key.hash, sizeof key.who);
          take(key);
        },
        heap);
  }

  std::vector<Key> sorted(std::size_t heap) const {
    std::vector<Key> keys;
    keys.reserve(spill_.size(heap));
    each(heap, [&](const Key& key) { keys.push_back(key); });
    std::sort(keys.begin(), keys.end());
    return keys;
  }

 private:
  Spill spill_;
};

// Unites all who have a hash that is on both sides.  Of a hash that many have
// on one side alone, nothing is kept in memory.
void unite(const HashHeaps& few, const HashHeaps& many, std::size_t heap,
           Groups& members) {
  const auto keys = few.sorted(heap);
  std::vector<bool> shared(keys.size());
  many.each(heap, [&](const Key& key) {
    const auto found =
        std::lower_bound(keys.begin(), keys.end(), Key{key.hash, 0});
    if (found == keys.end() || found->hash != key.hash) return;
    members.unite(found->who, key.who);
    shared[static_cast<std::size_t>(found - keys.begin())] = true;
  });
  for (std::size_t first = 0; first < keys.size();) {
    auto at = first;
    for (; at < keys.size() && keys[at].hash == keys[first].hash; ++at)
      if (shared[first]) members.unite(keys[first].who, keys[at].who);
    first = at;
  }
}

// The hashes of either side, with lines before items.
class Collector {
 public:
  Collector(const Members& members, const Likeness& likeness)
      : members_(members), likeness_(likeness) {}

  template <class Take>
  void lines(const Take& take) const {
    std::uint32_t who = 0;
    members_.lines.each([&](std::string_view bytes) {
      likeness_.of_line(unpacked_line(bytes), [&](std::uint64_t hash) {
        take(Key{hash, who});
      });
      ++who;
    });
  }
  template <class Take>
  void items(const Take& take) const {
    auto who = static_cast<std::uint32_t>(members_.lines.size());
    members_.items.each([&](std::string_view bytes) {
      likeness_.of_item(unpacked_item(bytes), [&](std::uint64_t hash) {
        take(Key{hash, who});
      });
      ++who;
    });
  }

 private:
  const Members& members_;
  const Likeness& likeness_;
};

// The smaller side first: of the other, only what it may find is kept.
template <class First, class Second>
void collect(std::uint64_t fewer, HashHeaps& few, const First& first,
             HashHeaps& many, const Second& second) {
  Filter filter(fewer);
  first([&](const Key& key) {
    filter.add(key.hash);
    few.add(key);
  });
  second([&](const Key& key) {
    if (filter.may_hold(key.hash)) many.add(key);
  });
}

Groups united(const Members& members, const Likeness& likeness) {
  const auto lines = members.lines.size();
  const auto items = members.items.size();
  check(lines + items < std::size_t{std::numeric_limits<std::int32_t>::max()},
        "lines and items can be numbered in 31 bits");
  constexpr std::uint64_t members_a_heap = 50'000;
  const auto heaps =
      1 + static_cast<std::size_t>((lines + items) / members_a_heap);
  HashHeaps few(heaps);
  HashHeaps many(heaps);
  const Collector collector(members, likeness);
  const auto of_lines = [&](const auto& take) { collector.lines(take); };
  const auto of_items = [&](const auto& take) { collector.items(take); };
  // A line has some ten hashes, an item two.
  if (lines <= items / 4) {
    collect(lines, few, of_lines, many, of_items);
  } else {
    collect(items, few, of_items, many, of_lines);
  }
  Groups all(lines + items);
  for (std::size_t heap = 0; heap < heaps; ++heap)
    unite(few, many, heap, all);
  return all;
}

// Stands where the size of a group stood.
constexpr std::int32_t mark(std::uint32_t part) {
  return std::numeric_limits<std::int32_t>::min() +
         static_cast<std::int32_t>(part);
}

}  // namespace

Clusters::Clusters(const Members& members, const Likeness& likeness,
                   std::size_t most)
    : lines_(members.lines.size()), marks_(united(members, likeness).take()) {
  std::size_t in_part = 0;
  const auto begins_part = [&](std::size_t size) {
    if (count_ > 0 && in_part + size <= most) return false;
    in_part = 0;
    return true;
  };
  for (auto& mark_of : marks_) {
    auto& root =
        mark_of < 0 ? mark_of : marks_[static_cast<std::size_t>(mark_of)];
    const auto size = -static_cast<std::int64_t>(root);
    if (size > 1 && size <= static_cast<std::int64_t>(marks_.size())) {
      if (begins_part(static_cast<std::size_t>(size))) ++count_;
      in_part += static_cast<std::size_t>(size);
      root = mark(count_ - 1);
    }
    mark_of = root;
  }
}

std::uint32_t Clusters::part_of(std::uint64_t member) const {
  const auto marked = marks_[member];
  return marked == -1 ? alone : static_cast<std::uint32_t>(marked - mark(0));
}

}  // namespace obole::reconcile
