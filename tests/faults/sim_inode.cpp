#include "faults/sim_inode.hpp"

#include <algorithm>
#include <span>

namespace faults {
namespace {

void put(Bytes& bytes, std::size_t offset, std::span<const std::uint8_t> data) {
  if (bytes.size() < offset + data.size()) bytes.resize(offset + data.size());
  std::copy(data.begin(), data.end(),
            bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

void carry_out(Bytes& bytes, const Change& change) {
  if (change.data) {
    put(bytes, change.offset, *change.data);
  } else {
    bytes.resize(change.offset);
  }
}

bool heads(Random& random) { return (random() & 1) != 0; }

// Every sector decides for itself; a file may grow a hole of zeros.
void tear(Bytes& bytes, const Change& change, Random& random) {
  std::span<const std::uint8_t> rest(*change.data);
  std::size_t offset = change.offset;
  while (!rest.empty()) {
    const std::size_t room = Inode::sector_size - offset % Inode::sector_size;
    const auto sector = rest.first(std::min(room, rest.size()));
    if (heads(random)) put(bytes, offset, sector);
    offset += sector.size();
    rest = rest.subspan(sector.size());
  }
}

// Torn writes are the dangerous ones: half of all.
void carry_out_by_chance(Bytes& bytes, const Change& change, Random& random) {
  const bool survives_whole = heads(random);
  if (change.data && heads(random)) {
    tear(bytes, change, random);
  } else if (survives_whole) {
    carry_out(bytes, change);
  }
}

}  // namespace

void Inode::change(Change change) {
  carry_out(current_, change);
  pending_.push_back(std::move(change));
}

void Inode::interrupt(Change change) { pending_.push_back(std::move(change)); }

void Inode::sync() {
  for (const auto& change : pending_)
    carry_out(durable_, change);
  pending_.clear();
}

Bytes Inode::after_power_loss(Survival survival, Random& random) const {
  Bytes bytes = durable_;
  if (survival == Survival::nothing) return bytes;
  for (const auto& change : pending_) {
    if (survival == Survival::everything) {
      carry_out(bytes, change);
    } else {
      carry_out_by_chance(bytes, change, random);
    }
  }
  return bytes;
}

}  // namespace faults
