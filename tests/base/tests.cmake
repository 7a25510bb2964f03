obole_tests(base
  SOURCES
    atomic_file_test.cpp
    digest_test.cpp
    encoding_test.cpp
    folding_test.cpp
    nearest_test.cpp
    say_test.cpp
    unicode_test.cpp
  USES obole_base)
