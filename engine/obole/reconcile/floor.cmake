obole_floor(reconcile
  SOURCES
    close_names.cpp
    explain.cpp
    keys.cpp
    names.cpp
    pairing.cpp
    passes.cpp
    payers.cpp
    payouts.cpp
    references.cpp
    round.cpp
    suggestions.cpp
    ties.cpp
    tokens.cpp
    world.cpp
  BELOW base domain)
