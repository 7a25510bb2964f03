#include "obole/bank/camt054.hpp"

#include "obole/bank/camt053_reader.hpp"

#include <string>

namespace obole::bank {

bool looks_like_camt054(std::string_view beginning) {
  constexpr std::size_t enough = 4096;
  // In UTF-16 every other byte of a name is a zero.
  std::string text(beginning.substr(0, enough));
  std::erase(text, '\0');
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF");
  if (first == text.npos || text[first] != '<') return false;
  // The message itself says more than what is declared around it.
  if (text.find("BkToCstmrStmt") != text.npos ||
      text.find("BkToCstmrAcctRpt") != text.npos)
    return false;
  return text.find("BkToCstmrDbtCdtNtfctn") != text.npos ||
         text.find("camt.054.") != text.npos;
}

Verdict read_camt054(const Source& source, std::string_view file,
                     const StatementSink& sink) {
  return camt053::Reader(file, sink, camt053::Message::notification)
      .read(source);
}

}  // namespace obole::bank
