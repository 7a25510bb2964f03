// The simulated disk keeps what was synced, and gambles with the rest.

#include "faults/sim_disk.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

using faults::Bytes;
using faults::DirectoryModel;
using faults::Inode;
using faults::Operation;
using faults::Outcome;
using faults::SimDisk;
using faults::Survival;

namespace {

constexpr std::size_t sectors = 4;
constexpr std::size_t size = sectors * Inode::sector_size;

Bytes filled(std::uint8_t value) { return Bytes(size, value); }

bool whole_sectors(const Bytes& bytes) {
  for (std::size_t at = 0; at < size; ++at) {
    if (bytes[at] != bytes[at - at % Inode::sector_size]) return false;
  }
  return true;
}

// A file of four sectors of 1, durable, name and all.
struct OldFile {
  OldFile() {
    REQUIRE(disk.create("file") == Outcome::done);
    file = disk.find("file");
    REQUIRE(disk.write(*file, 0, filled(1)) == Outcome::done);
    REQUIRE(disk.sync(*file) == Outcome::done);
    REQUIRE(disk.sync_directory() == Outcome::done);
  }

  Bytes after(Survival survival, std::uint64_t seed = 0) const {
    const auto left =
        disk.after_power_loss({.survival = survival, .seed = seed});
    return left.find("file")->bytes();
  }

  SimDisk disk;
  std::shared_ptr<Inode> file;
};

}  // namespace

TEST_CASE_METHOD(OldFile, "a write is read at once and durable after a sync",
                 "[disk]") {
  disk.write(*file, 0, filled(2));

  CHECK(file->bytes() == filled(2));
  CHECK(after(Survival::nothing) == filled(1));
  CHECK(after(Survival::everything) == filled(2));

  disk.sync(*file);
  CHECK(after(Survival::nothing) == filled(2));
}

TEST_CASE_METHOD(OldFile, "a write that was not synced tears at sectors only",
                 "[disk]") {
  disk.write(*file, 0, filled(2));

  std::set<Bytes> outcomes;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const auto found = after(Survival::random, seed);
    outcomes.insert(found);
    CHECK(whole_sectors(found));
  }
  CHECK(outcomes.size() == 1U << sectors);  // every subset of the sectors
}

TEST_CASE_METHOD(OldFile, "a later write may survive an earlier one",
                 "[disk]") {
  disk.write(*file, 0, Bytes{2});
  disk.write(*file, Inode::sector_size, Bytes{2});

  bool second_only = false;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto found = after(Survival::random, seed);
    second_only |= found[0] == 1 && found[Inode::sector_size] == 2;
  }
  CHECK(second_only);
}

TEST_CASE_METHOD(OldFile, "a cut is kept or dropped as a write is", "[disk]") {
  disk.truncate(*file, 0);

  CHECK(file->bytes().empty());
  std::set<std::size_t> sizes;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    sizes.insert(after(Survival::random, seed).size());
  }
  CHECK(sizes == std::set<std::size_t>{0, size});
  disk.sync(*file);
  CHECK(after(Survival::nothing).empty());
}

TEST_CASE_METHOD(OldFile, "a name is durable after a sync of the directory",
                 "[disk]") {
  disk.create("young");
  auto young = disk.find("young");
  disk.write(*young, 0, filled(3));
  disk.sync(*young);
  disk.remove("file");

  const auto before = disk.after_power_loss({.survival = Survival::nothing});
  CHECK(before.find("young") == nullptr);
  CHECK(before.find("file") != nullptr);

  disk.sync_directory();
  const auto after = disk.after_power_loss({.survival = Survival::nothing});
  CHECK(after.find("young")->bytes() == filled(3));
  CHECK(after.find("file") == nullptr);
}

TEST_CASE("names survive in order, or any of them", "[disk]") {
  SimDisk disk;
  disk.create("first");
  disk.create("second");
  const auto second_alone = [&](DirectoryModel model) {
    bool found = false;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      const auto left =
          disk.after_power_loss({.directory = model, .seed = seed});
      found |= left.find("second") && !left.find("first");
    }
    return found;
  };

  CHECK_FALSE(second_alone(DirectoryModel::ordered_prefix));
  CHECK(second_alone(DirectoryModel::any_subset));
}

TEST_CASE_METHOD(OldFile, "nothing works once the power is gone", "[disk]") {
  const auto so_far = disk.operations();
  disk.crash_at(so_far + 1);

  CHECK(disk.write(*file, 0, filled(2)) == Outcome::done);
  CHECK(disk.write(*file, 0, filled(3)) == Outcome::failed);
  CHECK(disk.crashed());
  CHECK(disk.sync(*file) == Outcome::failed);
  CHECK(disk.read() == Outcome::failed);
  CHECK(disk.remove("file") == Outcome::failed);

  CHECK(after(Survival::nothing) == filled(1));
  CHECK(after(Survival::everything) == filled(3));  // the one in flight, too
}

TEST_CASE_METHOD(OldFile, "the nth operation of a kind fails, once or for good",
                 "[disk]") {
  const bool persistent = GENERATE(false, true);
  disk.inject(
      {.operation = Operation::write, .nth = 2, .persistent = persistent});

  CHECK(disk.write(*file, 0, filled(2)) == Outcome::done);  // the second write
  CHECK_FALSE(disk.fault_fired());
  CHECK(disk.write(*file, 0, filled(3)) == Outcome::failed);
  CHECK(disk.fault_fired());
  CHECK(file->bytes() == filled(2));
  CHECK(disk.sync(*file) == Outcome::done);
  CHECK(disk.write(*file, 0, filled(4)) ==
        (persistent ? Outcome::failed : Outcome::done));

  disk.repair();
  CHECK(disk.write(*file, 0, filled(5)) == Outcome::done);
}

TEST_CASE_METHOD(OldFile, "half of a short write arrives", "[disk]") {
  disk.inject({.operation = Operation::write,
               .nth = 1,
               .outcome = Outcome::no_space,
               .short_write = true});

  CHECK(disk.write(*file, 0, filled(2)) == Outcome::no_space);
  const auto& bytes = file->bytes();
  CHECK(std::count(bytes.begin(), bytes.end(), 2) == size / 2);
}

TEST_CASE_METHOD(OldFile, "a sync that fails drops what it was asked to keep",
                 "[disk]") {
  disk.write(*file, 0, filled(2));
  disk.inject({.operation = Operation::sync, .nth = 1});

  CHECK(disk.sync(*file) == Outcome::failed);
  CHECK(file->bytes() == filled(2));
  CHECK(disk.sync(*file) == Outcome::done);  // as Linux: it has forgotten
  CHECK(after(Survival::everything) == filled(1));
}

TEST_CASE_METHOD(OldFile, "a full disk takes what fits", "[disk]") {
  disk.limit(size + 10);

  CHECK(disk.write(*file, 0, filled(2)) == Outcome::done);  // grows nothing
  CHECK(disk.write(*file, size, Bytes(10, 3)) == Outcome::done);
  CHECK(disk.write(*file, size + 5, Bytes(10, 4)) == Outcome::no_space);
  CHECK(disk.size() == size + 10);
  CHECK(file->bytes().back() == 4);
}

// A second opinion on what survives: the bytes of each sector are either the
// durable ones or those of one of the writes that were not synced.
TEST_CASE("no power loss invents bytes", "[disk]") {
  support::holds(
      "each sector is as one of its writes left it",
      [](std::uint64_t seed, const std::vector<std::uint8_t>& writes) {
        SimDisk disk;
        disk.create("file");
        disk.sync_directory();
        auto file = disk.find("file");
        std::set<std::uint8_t> known{0};
        for (const auto sector : writes) {
          const auto value = static_cast<std::uint8_t>(known.size());
          known.insert(value);
          disk.write(*file, sector % sectors * Inode::sector_size,
                     Bytes(Inode::sector_size, value));
        }
        const auto left = disk.after_power_loss({.seed = seed});
        for (const auto byte : left.find("file")->bytes()) {
          RC_ASSERT(known.count(byte) == 1);
        }
      });
}
