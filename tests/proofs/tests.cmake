obole_tests(proofs
  SOURCES
    ed25519_test.cpp
    mutation_test.cpp
    note_test.cpp
    tree_proof_test.cpp
    witness_test.cpp
  USES obole_proofs)

# The real program's proofs, by Go's code from Debian's packages.
if(NOT OBOLE_SANITIZE)
  add_test(NAME "proofs: Go checks what the program signs and proves"
    COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/proofs/go.sh"
      $<TARGET_FILE:obole_program>)
endif()
