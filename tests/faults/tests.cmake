# The tests of the disk itself, then those that use it.  The sources without
# _test are the bench: other floors' workloads are tried on it too.
obole_tests(faults
  SOURCES
    sim_locks.cpp sim_inode.cpp sim_disk.cpp sim_vfs_file.cpp sim_vfs.cpp
    connection.cpp plain_workload.cpp
    findings.cpp bench.cpp crash_sweep.cpp fault_sweep.cpp
    sim_disk_test.cpp sim_vfs_test.cpp crash_test.cpp fault_test.cpp
    ledger_workload.cpp ledger_test.cpp
  USES SQLite::SQLite3 obole_ledger
  HAS_LONG)
