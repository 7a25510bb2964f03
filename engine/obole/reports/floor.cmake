obole_floor(reports
  SOURCES
    balances.cpp
    bank.cpp
    campaign_table.cpp
    campaigns.cpp
    donor_years.cpp
    donors.cpp
    earmarks.cpp
    matching.cpp
    monthly.cpp
    pledges.cpp
    receipts.cpp
    rollup_tables.cpp
    rollups.cpp
    tiers.cpp
  BELOW base domain rules store ledger)
