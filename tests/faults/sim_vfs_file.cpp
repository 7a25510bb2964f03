#include "faults/sim_vfs_file.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>

namespace faults {
namespace {

constexpr int sector_size = 4096;  // what SQLite assumes on Unix

// SQLite allocates it and knows only its beginning.
struct SqliteFile {
  sqlite3_file base;
  OpenFile* open;
};
static_assert(std::is_standard_layout_v<SqliteFile>);

OpenFile& open_file(sqlite3_file* file) {
  return *reinterpret_cast<SqliteFile*>(file)->open;
}

int code(Outcome outcome, int failure) {
  switch (outcome) {
    case Outcome::done:
      return SQLITE_OK;
    case Outcome::no_space:
      return SQLITE_FULL;
    case Outcome::failed:
      break;
  }
  return failure;
}

int close(sqlite3_file* file) {
  auto& open = open_file(file);
  open.inode->memory().leave(&open);
  open.inode->locks().reduce(&open, FileLocks::Level::none);
  delete &open;
  file->pMethods = nullptr;
  return SQLITE_OK;
}

int read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
  auto& open = open_file(file);
  if (open.disk.read() != Outcome::done) return SQLITE_IOERR_READ;
  const auto& bytes = open.inode->bytes();
  const auto start = std::min(static_cast<std::size_t>(offset), bytes.size());
  const auto wanted = static_cast<std::size_t>(size);
  const auto there = std::min(wanted, bytes.size() - start);
  auto* const target = static_cast<std::uint8_t*>(into);
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(start), there,
              target);
  std::fill(target + there, target + wanted, std::uint8_t{0});
  return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* from, int size,
          sqlite3_int64 offset) {
  auto& open = open_file(file);
  const auto* const source = static_cast<const std::uint8_t*>(from);
  const auto outcome =
      open.disk.write(*open.inode, static_cast<std::size_t>(offset),
                      Bytes(source, source + size));
  return code(outcome, SQLITE_IOERR_WRITE);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  auto& open = open_file(file);
  const auto outcome =
      open.disk.truncate(*open.inode, static_cast<std::size_t>(size));
  return code(outcome, SQLITE_IOERR_TRUNCATE);
}

// The directory's outcome is dropped: unixSync() does so too.
int sync(sqlite3_file* file, int /*flags*/) {
  auto& open = open_file(file);
  const auto outcome = open.disk.sync(*open.inode);
  if (outcome != Outcome::done) return code(outcome, SQLITE_IOERR_FSYNC);
  if (std::exchange(open.directory_sync_due, false)) {
    open.disk.sync_directory();
  }
  return SQLITE_OK;
}

int size_of(sqlite3_file* file, sqlite3_int64* size) {
  const auto bytes = open_file(file).inode->bytes().size();
  *size = static_cast<sqlite3_int64>(bytes);
  return SQLITE_OK;
}

int lock(sqlite3_file* file, int level) {
  auto& open = open_file(file);
  const auto wanted = static_cast<FileLocks::Level>(level);
  return open.inode->locks().acquire(&open, wanted) ? SQLITE_OK : SQLITE_BUSY;
}

int unlock(sqlite3_file* file, int level) {
  auto& open = open_file(file);
  open.inode->locks().reduce(&open, static_cast<FileLocks::Level>(level));
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
  *reserved = open_file(file).inode->locks().reserved() ? 1 : 0;
  return SQLITE_OK;
}

int control(sqlite3_file* /*file*/, int /*request*/, void* /*argument*/) {
  return SQLITE_NOTFOUND;
}

int sector(sqlite3_file* /*file*/) { return sector_size; }

// As on Unix: a write never harms the sectors beside it.
int characteristics(sqlite3_file* /*file*/) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int map_memory(sqlite3_file* file, int index, int size, int extend,
               volatile void** region) {
  auto& open = open_file(file);
  *region =
      open.inode->memory().region(&open, static_cast<std::size_t>(index),
                                  static_cast<std::size_t>(size), extend != 0);
  return SQLITE_OK;
}

int lock_memory(sqlite3_file* file, int first, int count, int flags) {
  auto& open = open_file(file);
  auto& memory = open.inode->memory();
  const SharedMemory::Slots slots{
      .first = static_cast<std::size_t>(first),
      .count = static_cast<std::size_t>(count),
      .exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0};
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    memory.release(&open, slots);
    return SQLITE_OK;
  }
  return memory.acquire(&open, slots) ? SQLITE_OK : SQLITE_BUSY;
}

void fence(sqlite3_file* /*file*/) {}

int unmap_memory(sqlite3_file* file, int /*remove*/) {
  auto& open = open_file(file);
  open.inode->memory().leave(&open);
  return SQLITE_OK;
}

constexpr sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = size_of,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = check_reserved,
    .xFileControl = control,
    .xSectorSize = sector,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_memory,
    .xShmLock = lock_memory,
    .xShmBarrier = fence,
    .xShmUnmap = unmap_memory,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

}  // namespace

int file_size() { return static_cast<int>(sizeof(SqliteFile)); }

void start(sqlite3_file* file, OpenFile open) {
  reinterpret_cast<SqliteFile*>(file)->open = new OpenFile(std::move(open));
  file->pMethods = &methods;
}

}  // namespace faults
