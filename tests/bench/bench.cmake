# Not run by ctest: speed is measured, never asserted (run.sh).
add_executable(obole_bench EXCLUDE_FROM_ALL bench/bench.cpp bench/raw_rows.cpp)
target_include_directories(obole_bench PRIVATE "${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(obole_bench PRIVATE obole_reports obole_settings)

add_executable(obole_bench_rows EXCLUDE_FROM_ALL bench/rows.cpp bench/raw_rows.cpp)
target_include_directories(obole_bench_rows PRIVATE "${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(obole_bench_rows PRIVATE obole_ledger obole_settings)

add_executable(obole_bench_camt EXCLUDE_FROM_ALL bench/camt.cpp)
target_include_directories(obole_bench_camt PRIVATE "${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(obole_bench_camt PRIVATE obole_bank obole_settings EXPAT::EXPAT)
