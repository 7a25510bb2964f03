// The open files of the simulated VFS (sim_vfs.hpp), as SQLite holds them.

#pragma once

#include "faults/sim_disk.hpp"

#include <sqlite3.h>

#include <memory>

namespace faults {

/// A file opened once: the holder of its locks.
struct OpenFile {
  SimDisk& disk;
  std::shared_ptr<Inode> inode;  ///< outlives its name, as on Unix
  bool directory_sync_due;       ///< at the next sync of the file
};

/// The bytes that SQLite must set aside for one sqlite3_file of ours.
int file_size();

/// Makes `file`, memory of file_size() bytes, the open file `open`.
void start(sqlite3_file* file, OpenFile open);

}  // namespace faults
