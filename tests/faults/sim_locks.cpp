#include "faults/sim_locks.hpp"

#include <algorithm>

namespace faults {

bool FileLocks::acquire(Holder holder, Level wanted) {
  if (level_of(holder) >= wanted) return true;
  const Level others = highest_but(holder);
  if (wanted == Level::shared) {
    if (others >= Level::pending) return false;
    held_[holder] = wanted;
    return true;
  }
  if (others >= Level::reserved) return false;
  const bool readers_remain = others >= Level::shared;
  const bool waits = wanted == Level::exclusive && readers_remain;
  held_[holder] = waits ? Level::pending : wanted;
  return !waits;
}

void FileLocks::reduce(Holder holder, Level level) {
  if (level_of(holder) <= level) return;
  if (level == Level::none) {
    held_.erase(holder);
  } else {
    held_[holder] = level;
  }
}

bool FileLocks::reserved() const {
  return highest_but(nullptr) >= Level::reserved;
}

FileLocks::Level FileLocks::level_of(Holder holder) const {
  const auto found = held_.find(holder);
  return found == held_.end() ? Level::none : found->second;
}

FileLocks::Level FileLocks::highest_but(Holder holder) const {
  Level highest = Level::none;
  for (const auto& [other, level] : held_) {
    if (other != holder) highest = std::max(highest, level);
  }
  return highest;
}

std::uint8_t* SharedMemory::region(Holder holder, std::size_t index,
                                   std::size_t size, bool extend) {
  users_.insert(holder);
  while (regions_.size() <= index) {
    if (!extend) return nullptr;
    regions_.emplace_back(size);
  }
  return regions_[index].data();
}

bool SharedMemory::grants(Holder holder, std::size_t slot,
                          bool exclusive) const {
  const auto& holders = slots_[slot];
  return std::all_of(holders.begin(), holders.end(), [&](const auto& held) {
    return held.first == holder || (!exclusive && !held.second);
  });
}

bool SharedMemory::acquire(Holder holder, Slots slots) {
  const std::size_t end = slots.first + slots.count;
  for (std::size_t slot = slots.first; slot < end; ++slot) {
    if (!grants(holder, slot, slots.exclusive)) return false;
  }
  for (std::size_t slot = slots.first; slot < end; ++slot) {
    slots_[slot][holder] = slots.exclusive;
  }
  return true;
}

void SharedMemory::release(Holder holder, Slots slots) {
  const std::size_t end = slots.first + slots.count;
  for (std::size_t slot = slots.first; slot < end; ++slot) {
    slots_[slot].erase(holder);
  }
}

void SharedMemory::leave(Holder holder) {
  release(holder, {.first = 0, .count = slot_count, .exclusive = false});
  users_.erase(holder);
  if (users_.empty()) regions_.clear();
}

}  // namespace faults
