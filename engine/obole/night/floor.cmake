obole_floor(night
  SOURCES
    archive.cpp
    arrival.cpp
    file_source.cpp
    findings.cpp
    inbox.cpp
    night.cpp
  BELOW base proofs domain bank reconcile rules store ledger intake reports)
