obole_floor(intake
  SOURCES
    bank_causes.cpp
    by_hand.cpp
    continuity.cpp
    donation_import.cpp
    donation_rows.cpp
    file_reference.cpp
    line_recorder.cpp
    line_state.cpp
    match_entries.cpp
    other_formats.cpp
    platforms.cpp
    open_world.cpp
    reconciliation.cpp
    refund_file.cpp
    rule_file.cpp
    statement_import.cpp
    statement_register.cpp
    territory_facts.cpp
    territory_file.cpp
    territory_keys.cpp
    territory_plan.cpp
    territory_toml.cpp
    unmatch.cpp
  BELOW base domain bank reconcile rules store ledger
  USES tomlplusplus::tomlplusplus)
