obole_floor(export
  SOURCES
    csv.cpp
    fec.cpp
    fec_accounts.cpp
    html.cpp
    journal_text.cpp
    markdown.cpp
    text.cpp
    words.cpp
    xlsx.cpp
  BELOW base domain
  USES PkgConfig::xlsxwriter)
