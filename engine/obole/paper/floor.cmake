obole_floor(paper
  SOURCES
    amount_in_words.cpp
    archive.cpp
    colour_profile.cpp
    furniture.cpp
    galley.cpp
    gift_list.cpp
    natures.cpp
    press.cpp
    printable.cpp
    qr_code.cpp
    receipt_paper.cpp
    receipt_strips.cpp
    set_strip.cpp
    sheet.cpp
    strips.cpp
    typeface.cpp
  BELOW base domain
  USES PkgConfig::cairo PkgConfig::pango PkgConfig::fontconfig
    PkgConfig::lcms2 PkgConfig::qpdf PkgConfig::qrencode)

# Which smart pointers qpdf's headers are to speak of: std's alone.
target_compile_definitions(obole_paper PRIVATE POINTERHOLDER_TRANSITION=4)

# clang 14 cannot read qpdf's headers as C++20: they have a vector of a class
# that is not yet complete.
set_source_files_properties(obole/paper/archive.cpp PROPERTIES COMPILE_OPTIONS
  "$<$<CXX_COMPILER_ID:Clang>:-std=gnu++17>")
