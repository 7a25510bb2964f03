obole_tests(store
  SOURCES
    database_test.cpp
    writer_lock_test.cpp
  USES obole_store SQLite::SQLite3)
