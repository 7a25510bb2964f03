obole_tests(properties
  SOURCES
    arrival.cpp
    arrival_test.cpp
    importing.cpp
    imports_test.cpp
    late_test.cpp
    known_test.cpp
    model.cpp
    model_books.cpp
    model_test.cpp
    notifications_test.cpp
    requests.cpp
    story.cpp
  USES obole_intake obole_reports obole_export SQLite::SQLite3)
