obole_floor(proofs
  SOURCES
    checkpoint.cpp
    key_file.cpp
    note.cpp
    refusals.cpp
    tree_proof.cpp
    witness.cpp
  BELOW base store)
