# The ledger with everything in it needs imports, matches and receipts.
obole_tests(ledger
  SOURCES
    append_only_test.cpp
    canonical_test.cpp
    damage_test.cpp
    erasure_test.cpp
    forged_test.cpp
    full_law.cpp
    full_life.cpp
    full_world.cpp
    funds_test.cpp
    given_back_test.cpp
    in_kind_test.cpp
    journal_test.cpp
    lifecycle_test.cpp
    lists_test.cpp
    opening_test.cpp
    passed_on_test.cpp
    people_test.cpp
    pledges_test.cpp
    rebuild_test.cpp
    repetition_test.cpp
    second_opinion_test.cpp
    tampering_test.cpp
    tree_test.cpp
    verdicts_test.cpp
  USES obole_receipts obole_intake SQLite::SQLite3)
