obole_floor(bundle
  SOURCES
    bundle.cpp
    check.cpp
    check_files.cpp
    check_lines.cpp
    contents.cpp
    manifest.cpp
    proof_files.cpp
    tar.cpp
  BELOW base proofs domain rules store ledger
  USES obole_schema)
