obole_tests(paper
  SOURCES
    document_test.cpp
    gallery_test.cpp
    hostile_test.cpp
    text_test.cpp
    words_test.cpp
  USES obole_paper)
