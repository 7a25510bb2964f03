obole_floor(domain
  SOURCES
    allocation.cpp
    amount.cpp
    amount_reader.cpp
    calendar.cpp
    code.cpp
    creditor_reference.cpp
    currency.cpp
    date.cpp
    date_pattern.cpp
    donor_id.cpp
    excerpt.cpp
    fiscal.cpp
    iban.cpp
    instant.cpp
    money.cpp
    movement.cpp
    organisation_number.cpp
    outcomes.cpp
    partnership.cpp
    reference.cpp
    valuation.cpp
    vocabulary.cpp
    zone.cpp
  BELOW base
  USES Boost::headers date::date-tz)
