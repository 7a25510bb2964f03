obole_floor(store
  SOURCES
    database.cpp
    statement.cpp
    writer_lock.cpp
  BELOW base
  USES SQLite::SQLite3)
