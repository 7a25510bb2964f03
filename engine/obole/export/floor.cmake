obole_floor(export
  SOURCES
    csv.cpp
    html.cpp
    markdown.cpp
    text.cpp
    words.cpp
  BELOW base domain)
