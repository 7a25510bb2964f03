obole_floor(export
  SOURCES
    csv.cpp
    fec.cpp
    fec_accounts.cpp
    html.cpp
    journal_text.cpp
    markdown.cpp
    markup.cpp
    ods.cpp
    ods_cells.cpp
    text.cpp
    words.cpp
    xlsx.cpp
  BELOW base domain
  USES PkgConfig::libzip PkgConfig::xlsxwriter)
