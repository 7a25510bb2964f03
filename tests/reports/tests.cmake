# The bank's reports need statements: intake.
obole_tests(reports
  SOURCES
    bank_test.cpp
    donors_test.cpp
    figures_test.cpp
    gifts_test.cpp
    matching_test.cpp
    platform_statement_test.cpp
    pledges_test.cpp
    retention_test.cpp
    rollups_property_test.cpp
    rollups_test.cpp
  USES obole_reports obole_intake nlohmann_json::nlohmann_json)
