# cmake -DINPUT=a.sql -DOUTPUT=a.cpp -DNAME=a -P embed.cmake
#
# Writes a C++ file that defines obole::schema::NAME, the text of the file.
file(READ "${INPUT}" text)
string(FIND "${text}" ")text\"" clash)
if(NOT clash EQUAL -1)
  message(FATAL_ERROR "${INPUT} contains the closing delimiter )text\"")
endif()
get_filename_component(origin "${INPUT}" NAME)
file(WRITE "${OUTPUT}"
"// Made from schema/${origin}; edit that file instead.
#include <string_view>

namespace obole::schema {
extern const std::string_view ${NAME};
const std::string_view ${NAME} = R\"text(${text})text\";
}  // namespace obole::schema
")
