#include "faults/sim_vfs.hpp"

#include "faults/sim_vfs_file.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <memory>

namespace faults {
namespace {

constexpr int longest_path = 512;
constexpr double fixed_day = 2461000.5;  // Julian: the disk has no clock
constexpr sqlite3_int64 ms_per_day = 86'400'000;
constexpr int journal_kinds =
    SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;

SimDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<SimDisk*>(vfs->pAppData);
}

// The file of that name, made when `flags` ask for it; null when impossible.
// A file without a name is SQLite's own scratch: it is in no directory.
std::shared_ptr<Inode> inode_for(SimDisk& disk, const char* name, int flags) {
  if (name == nullptr) return std::make_shared<Inode>();
  const bool exclusive = (flags & SQLITE_OPEN_EXCLUSIVE) != 0;
  if (auto inode = disk.find(name)) return exclusive ? nullptr : inode;
  if ((flags & SQLITE_OPEN_CREATE) == 0) return nullptr;
  if (disk.create(name) != Outcome::done) return nullptr;
  return disk.find(name);
}

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
         int* flags_given) {
  file->pMethods = nullptr;
  auto& disk = disk_of(vfs);
  auto inode = inode_for(disk, name, flags);
  if (!inode) return SQLITE_CANTOPEN;
  const bool is_new_journal =
      (flags & SQLITE_OPEN_CREATE) != 0 && (flags & journal_kinds) != 0;
  start(file, {.disk = disk,
               .inode = std::move(inode),
               .directory_sync_due = is_new_journal});
  if (flags_given != nullptr) *flags_given = flags;
  return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int sync_directory) {
  auto& disk = disk_of(vfs);
  if (!disk.find(name)) return SQLITE_IOERR_DELETE_NOENT;
  if (disk.remove(name) != Outcome::done) return SQLITE_IOERR_DELETE;
  if ((sync_directory & 1) == 0) return SQLITE_OK;
  return disk.sync_directory() == Outcome::done ? SQLITE_OK
                                                : SQLITE_IOERR_DIR_FSYNC;
}

int access(sqlite3_vfs* vfs, const char* name, int question, int* answer) {
  const auto inode = disk_of(vfs).find(name);
  const bool may_be_empty = question != SQLITE_ACCESS_EXISTS;
  *answer = inode && (may_be_empty || !inode->bytes().empty()) ? 1 : 0;
  return SQLITE_OK;
}

int full_path(sqlite3_vfs* /*vfs*/, const char* name, int room, char* path) {
  sqlite3_snprintf(room, path, "%s", name);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* /*vfs*/, int count, char* bytes) {
  std::fill_n(bytes, count, '\0');
  return count;
}

int sleep(sqlite3_vfs* /*vfs*/, int microseconds) { return microseconds; }

int day(sqlite3_vfs* /*vfs*/, double* julian_day) {
  *julian_day = fixed_day;
  return SQLITE_OK;
}

int instant(sqlite3_vfs* /*vfs*/, sqlite3_int64* julian_ms) {
  *julian_ms = static_cast<sqlite3_int64>(fixed_day * ms_per_day);
  return SQLITE_OK;
}

int last_error(sqlite3_vfs* /*vfs*/, int /*room*/, char* /*text*/) { return 0; }

// SQLite draws its random numbers (the journal's nonce, the name of a
// super-journal) from this seed; 0 gives them back to the system.
void seed_sqlite(int seed) {
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, seed,
                       static_cast<sqlite3*>(nullptr));
}

}  // namespace

SimVfs::SimVfs() {
  vfs_.iVersion = 2;
  vfs_.szOsFile = file_size();
  vfs_.mxPathname = longest_path;
  vfs_.zName = name;
  vfs_.xOpen = open;
  vfs_.xDelete = remove;
  vfs_.xAccess = access;
  vfs_.xFullPathname = full_path;
  vfs_.xRandomness = randomness;
  vfs_.xSleep = sleep;
  vfs_.xCurrentTime = day;
  vfs_.xCurrentTimeInt64 = instant;
  vfs_.xGetLastError = last_error;
  sqlite3_vfs_register(&vfs_, 0);
}

SimVfs::~SimVfs() {
  sqlite3_vfs_unregister(&vfs_);
  seed_sqlite(0);
}

void SimVfs::insert(SimDisk& disk) {
  vfs_.pAppData = &disk;
  seed_sqlite(1);
}

}  // namespace faults
