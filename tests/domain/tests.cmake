obole_tests(domain
  SOURCES
    allocation_test.cpp
    amount_test.cpp
    code_test.cpp
    creditor_reference_test.cpp
    currency_test.cpp
    date_pattern_test.cpp
    date_test.cpp
    donor_id_test.cpp
    excerpt_test.cpp
    iban_test.cpp
    instant_test.cpp
    money_test.cpp
    organisation_number_test.cpp
    reference_test.cpp
    valuation_test.cpp
    vocabulary_test.cpp
    zone_test.cpp
  USES obole_domain Boost::headers)

# g++ 12 sees an uninitialised limb inside Boost's cpp_int when it inlines it.
set_source_files_properties(domain/money_test.cpp PROPERTIES COMPILE_OPTIONS
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
