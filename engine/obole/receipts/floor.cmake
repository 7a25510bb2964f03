obole_floor(receipts
  SOURCES
    differences.cpp
    gate_file.cpp
    issue.cpp
    judge.cpp
    paper_of.cpp
    printer.cpp
  BELOW base domain paper rules store ledger bank intake)
