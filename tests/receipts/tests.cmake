obole_tests(receipts
  SOURCES
    order_test.cpp
  USES obole_receipts obole_intake)
