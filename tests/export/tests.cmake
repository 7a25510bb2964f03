obole_tests(export
  SOURCES
    csv_test.cpp
    html_test.cpp
    markdown_test.cpp
    text_test.cpp
    words_test.cpp
  USES obole_export)

# g++ 12 sees an uninitialised text inside a variant that holds none.
set_source_files_properties(export/words_test.cpp PROPERTIES COMPILE_OPTIONS
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
