obole_tests(intake
  SOURCES
    donations_test.cpp
    formats_test.cpp
    matching_test.cpp
    notification_refusals_test.cpp
    notification_samples_test.cpp
    notifications_test.cpp
    outgoing_test.cpp
    packed_test.cpp
    parts_test.cpp
    payout_findings_test.cpp
    payout_import_test.cpp
    source_file_test.cpp
    statements_test.cpp
    territory_refusals_test.cpp
    territory_test.cpp
  USES obole_intake obole_reports SQLite::SQLite3)
