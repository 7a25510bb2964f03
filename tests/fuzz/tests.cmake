# One program a reader, over its corpus and changed copies of it.  The preset
# fuzz lets clang's libFuzzer drive them instead (docs/fuzzing.md).
if(OBOLE_FUZZ AND NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
  message(FATAL_ERROR "OBOLE_FUZZ needs clang: cmake --preset fuzz")
endif()
add_custom_target(obole_fuzz)

# obole_fuzz(NAME ROUNDS SOURCES ... USES libraries ...)
function(obole_fuzz name rounds)
  cmake_parse_arguments(fuzz "" "" "SOURCES;USES" ${ARGN})
  list(TRANSFORM fuzz_SOURCES PREPEND "${PROJECT_SOURCE_DIR}/tests/")
  set(target obole_fuzz_${name})
  add_executable(${target} "${PROJECT_SOURCE_DIR}/tests/fuzz/${name}.cpp"
    ${fuzz_SOURCES})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE ${fuzz_USES} obole_settings fmt::fmt)
  add_dependencies(obole_fuzz ${target})
  # GCC bug 105651, as in obole_tests.
  target_compile_options(${target} PRIVATE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  if(OBOLE_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    return()
  endif()
  target_sources(${target}
    PRIVATE "${PROJECT_SOURCE_DIR}/tests/fuzz/driver.cpp")
  add_test(NAME "fuzz: ${name}"
    COMMAND ${target} ${rounds}
      "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  set_tests_properties("fuzz: ${name}" PROPERTIES TIMEOUT 600)
endfunction()

set(recording SOURCES bank/recording.cpp USES obole_bank)
obole_fuzz(camt 400 ${recording})
obole_fuzz(cfonb120 800 ${recording})
obole_fuzz(mt940 500 ${recording})
obole_fuzz(ofx 500 ${recording})
obole_fuzz(statement_csv 1000 ${recording})
obole_fuzz(zip 500 ${recording})
obole_fuzz(payouts 300 ${recording})
obole_fuzz(donations 150 ${recording})
obole_fuzz(canonical 5000 USES obole_ledger)
obole_fuzz(proofs 2000 USES obole_proofs)
obole_fuzz(profiles 300 USES obole_bank)
obole_fuzz(rules 500 USES obole_intake)
