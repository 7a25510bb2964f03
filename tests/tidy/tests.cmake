obole_tests(tidy
  SOURCES
    floors_test.cpp
    sizes_test.cpp
    words_test.cpp
  USES obole_cli)
