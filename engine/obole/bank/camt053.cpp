#include "obole/bank/camt053.hpp"

#include "obole/bank/camt053_reader.hpp"

#include <string>

namespace obole::bank {

bool looks_like_camt053(std::string_view beginning) {
  constexpr std::size_t enough = 4096;
  // In UTF-16 every other byte of a name is a zero.
  std::string text(beginning.substr(0, enough));
  std::erase(text, '\0');
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF");
  if (first == text.npos || text[first] != '<') return false;
  return text.find("camt.053.") != text.npos ||
         text.find("BkToCstmrStmt") != text.npos;
}

Verdict read_camt053(const Source& source, std::string_view file,
                     const StatementSink& sink) {
  return camt053::Reader(file, sink).read(source);
}

}  // namespace obole::bank
