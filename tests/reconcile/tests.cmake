obole_tests(reconcile
  SOURCES
    explain_test.cpp
    large_test.cpp
    names_test.cpp
    passes_test.cpp
    payouts_test.cpp
    plain_words.cpp
    properties_test.cpp
    refusals_test.cpp
    second_opinion.cpp
    small_world.cpp
    ties_test.cpp
    tokens_test.cpp
  USES obole_reconcile)
