obole_floor(bundle
  SOURCES
    bundle.cpp
    check.cpp
    check_files.cpp
    check_lines.cpp
    contents.cpp
    manifest.cpp
  BELOW base domain rules store ledger
  USES obole_schema)
