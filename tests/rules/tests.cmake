# The worked examples are read by toml++, the tables by intake.
obole_tests(rules
  SOURCES
    admission_test.cpp
    deadlines_test.cpp
    eligibility_test.cpp
    instalments_test.cpp
    matching_test.cpp
    reductions_test.cpp
    rule_table_test.cpp
  USES obole_intake obole_rules tomlplusplus::tomlplusplus)
