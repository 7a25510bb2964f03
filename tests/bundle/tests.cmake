# The ledger with everything in it needs imports, matches and receipts.
obole_tests(bundle
  SOURCES
    bundle_test.cpp
    hostile_test.cpp
    tampering_test.cpp
    tar_test.cpp
    ../ledger/full_law.cpp
    ../ledger/full_life.cpp
    ../ledger/full_people.cpp
    ../ledger/full_world.cpp
  USES obole_bundle obole_receipts obole_intake)
