#include "faults/sim_disk.hpp"

#include <utility>

namespace faults {

void SimDisk::repair() {
  fault_.reset();
  capacity_.reset();
}

std::size_t SimDisk::size() const {
  std::size_t bytes = 0;
  for (const auto& [name, inode] : current_)
    bytes += inode->bytes().size();
  return bytes;
}

SimDisk SimDisk::after_power_loss(const PowerLoss& loss) const {
  Random random(loss.seed);
  SimDisk found;
  for (const auto& [name, inode] : surviving_names(loss, random)) {
    found.current_[name] =
        std::make_shared<Inode>(inode->after_power_loss(loss.survival, random));
  }
  found.durable_ = found.current_;
  return found;
}

SimDisk SimDisk::copy() const {
  SimDisk other;
  for (const auto& [name, inode] : current_) {
    other.current_[name] = std::make_shared<Inode>(inode->bytes());
  }
  other.durable_ = other.current_;
  return other;
}

SimDisk::Directory SimDisk::surviving_names(const PowerLoss& loss,
                                            Random& random) const {
  Directory names = durable_;
  if (loss.survival == Survival::nothing) return names;
  const bool some = loss.survival == Survival::random;
  const bool subset = some && loss.directory == DirectoryModel::any_subset;
  const bool prefix = some && loss.directory == DirectoryModel::ordered_prefix;
  const std::size_t end =
      prefix ? random() % (pending_.size() + 1) : pending_.size();
  for (std::size_t i = 0; i < end; ++i) {
    if (!subset || random() % 2 == 0) apply(names, pending_[i]);
  }
  return names;
}

void SimDisk::apply(Directory& directory, const Entry& entry) {
  if (entry.inode) {
    directory[entry.name] = entry.inode;
  } else {
    directory.erase(entry.name);
  }
}

std::shared_ptr<Inode> SimDisk::find(const std::string& name) const {
  const auto found = current_.find(name);
  return found == current_.end() ? nullptr : found->second;
}

// Counts the operation and tells whether it may go on.
Outcome SimDisk::admit(Operation operation) {
  if (crashed_) return Outcome::failed;
  const auto index = counts_.at(static_cast<std::size_t>(operation))++;
  if (operation != Operation::read) ++operations_;
  if (!fault_ || fault_->operation != operation) return Outcome::done;
  const bool hit = index == fault_->nth;
  if (!hit && !(fault_->persistent && index > fault_->nth)) {
    return Outcome::done;
  }
  fault_fired_ = true;
  return fault_->outcome;
}

bool SimDisk::power_goes() {
  crashed_ = crash_at_ != never && operations_ > crash_at_;
  return crashed_;
}

Outcome SimDisk::create(const std::string& name) {
  const auto outcome = admit(Operation::create);
  if (outcome != Outcome::done) return outcome;
  return enter({name, std::make_shared<Inode>()});
}

Outcome SimDisk::remove(const std::string& name) {
  const auto outcome = admit(Operation::remove);
  if (outcome != Outcome::done) return outcome;
  return enter({name, nullptr});
}

Outcome SimDisk::enter(const Entry& entry) {
  pending_.push_back(entry);
  if (power_goes()) return Outcome::failed;
  apply(current_, entry);
  return Outcome::done;
}

Outcome SimDisk::read() { return admit(Operation::read); }

Outcome SimDisk::write(Inode& inode, std::size_t offset, Bytes data) {
  auto outcome = admit(Operation::write);
  if (crashed_) return outcome;
  if (outcome != Outcome::done) {
    data.resize(fault_->short_write ? data.size() / 2 : 0);
  } else if (const auto room = room_for(inode, offset); data.size() > room) {
    fault_fired_ = true;
    outcome = Outcome::no_space;
    data.resize(room);
  }
  if (power_goes()) {
    inode.interrupt({offset, std::move(data)});
    return Outcome::failed;
  }
  if (!data.empty()) inode.change({offset, std::move(data)});
  return outcome;
}

// How many bytes may be put at `offset` before the disk is full.
std::size_t SimDisk::room_for(const Inode& inode, std::size_t offset) const {
  if (!capacity_) return std::numeric_limits<std::size_t>::max();
  const std::size_t used = size();
  const std::size_t free = *capacity_ > used ? *capacity_ - used : 0;
  const std::size_t end = inode.bytes().size() + free;
  return end > offset ? end - offset : 0;
}

Outcome SimDisk::truncate(Inode& inode, std::size_t size) {
  const auto outcome = admit(Operation::truncate);
  if (outcome != Outcome::done) return outcome;
  if (power_goes()) {
    inode.interrupt({size, std::nullopt});
    return Outcome::failed;
  }
  inode.change({size, std::nullopt});
  return Outcome::done;
}

Outcome SimDisk::sync(Inode& inode) {
  const auto outcome = admit(Operation::sync);
  if (crashed_ || power_goes()) return Outcome::failed;
  if (outcome != Outcome::done) {
    inode.drop_changes();
  } else {
    inode.sync();
  }
  return outcome;
}

Outcome SimDisk::sync_directory() {
  const auto outcome = admit(Operation::sync_directory);
  if (crashed_ || power_goes()) return Outcome::failed;
  if (outcome != Outcome::done) return outcome;
  for (const auto& entry : pending_)
    apply(durable_, entry);
  pending_.clear();
  return Outcome::done;
}

}  // namespace faults
