obole_tests(cli
  SOURCES
    as_of_books.cpp
    as_of_test.cpp
    concurrency_test.cpp
    coverage_test.cpp
    desk.cpp
    exports_test.cpp
    ../ledger/full_law.cpp
    ../ledger/full_life.cpp
    ../ledger/full_people.cpp
    ../ledger/full_world.cpp
    kill_life_test.cpp
    kill_test.cpp
    known_test.cpp
    lists_test.cpp
    nightly_arrivals.cpp
    nightly_test.cpp
    nights.cpp
    payout_samples_test.cpp
    process.cpp
    progress_test.cpp
    reading.cpp
    receipts_test.cpp
    reference_test.cpp
    restore_test.cpp
    scenario_test.cpp
    state_test.cpp
    transcript.cpp
    transcript_test.cpp
  USES obole_cli nlohmann_json::nlohmann_json)

# The real program, and one with mistakes in it.
add_executable(obole_broken cli/broken.cpp)
target_link_libraries(obole_broken PRIVATE obole_cli obole_settings)
add_dependencies(obole_cli_tests obole_program obole_broken)
target_compile_definitions(obole_cli_tests PRIVATE
  OBOLE_PROGRAM="$<TARGET_FILE:obole_program>"
  OBOLE_BROKEN_PROGRAM="$<TARGET_FILE:obole_broken>")

# One case a transcript, so that each is a test of its own for ctest.
set(cases "#include \"cli/transcript.hpp\"\n#include \"support/catch.hpp\"\n")
file(GLOB transcripts CONFIGURE_DEPENDS
  "${CMAKE_CURRENT_SOURCE_DIR}/cli/transcripts/*.txt")
foreach(transcript ${transcripts})
  get_filename_component(title "${transcript}" NAME_WE)
  string(APPEND cases
    "TEST_CASE(\"transcript: ${title}\") { cli_tests::play(\"${title}\"); }\n")
endforeach()
set(written "${CMAKE_CURRENT_BINARY_DIR}/cli_transcript_cases.cpp")
file(CONFIGURE OUTPUT "${written}" CONTENT "${cases}" @ONLY)
target_sources(obole_cli_tests PRIVATE "${written}")

include(GNUInstallDirs)
add_test(NAME "cli: what is installed works, and by itself at night"
  COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/cli/installed.sh"
    "${CMAKE_COMMAND}" "${PROJECT_BINARY_DIR}" "${CMAKE_INSTALL_PREFIX}"
    "${CMAKE_INSTALL_FULL_BINDIR}")
