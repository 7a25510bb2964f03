obole_floor(rules
  SOURCES
    admission.cpp
    asking.cpp
    counterparts.cpp
    deadlines.cpp
    dossier_names.cpp
    eligibility.cpp
    explanation.cpp
    explanation_worth.cpp
    gates.cpp
    gates_of_collection.cpp
    gates_of_receipts.cpp
    grounds.cpp
    in_kind_base.cpp
    instalments.cpp
    matching.cpp
    reductions.cpp
    rule_objections.cpp
    rule_parameters.cpp
    rule_table.cpp
    rule_values.cpp
    tier_tests.cpp
  BELOW base domain
  USES Boost::headers)
