// SQLite on a simulated disk: a VFS that behaves as the one for Unix does,
// where what it does can be seen after a power loss.
//
// As there: a journal's first sync also syncs the directory, and a failure of
// that second sync is not told to SQLite; an empty file does not exist to
// SQLITE_ACCESS_EXISTS; memory mapping is left out (obole does not map).

#pragma once

#include "faults/sim_disk.hpp"

#include <sqlite3.h>

#include <string>

namespace faults {

/// Registers the VFS for as long as it lives; at most one does at a time.
/// Connections opened through it are closed before it goes, and before the
/// disk that they were opened on.
class SimVfs {
 public:
  /// The name to open databases with, as sqlite3_open_v2's last argument.
  static constexpr const char* name = "sim";

  SimVfs();
  ~SimVfs();
  SimVfs(const SimVfs&) = delete;
  SimVfs& operator=(const SimVfs&) = delete;

  /// Files are opened on `disk` from now on.  SQLite's own random numbers
  /// start afresh, so that a trial depends on nothing that came before it.
  void insert(SimDisk& disk);

 private:
  sqlite3_vfs vfs_{};
};

}  // namespace faults
