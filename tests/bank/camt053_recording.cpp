#include "bank/camt053_recording.hpp"

#include <fmt/format.h>

namespace camt053_test {

Recording record(std::string_view bytes, std::size_t piece) {
  return recordings::record(
      [](const obole::bank::Source& source, std::string_view /*file*/,
         const obole::bank::StatementSink& sink) {
        return obole::bank::read_camt053(source, "releve.xml", sink);
      },
      bytes, piece);
}

std::string sample(std::string_view name) {
  const std::filesystem::path folder = OBOLE_SOURCE_DIR "/tests/data/camt053";
  return bytes_of(folder / name);
}

std::string statement_with(std::string_view entries, std::string_view closing) {
  constexpr std::string_view balance =
      "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}"
      "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>";
  return fmt::format(
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
      "<BkToCstmrStmt><Stmt><Id>S</Id><Acct><Id><IBAN>"
      "FR7630001007941234567890185</IBAN></Id><Ccy>EUR</Ccy></Acct>{}{}{}"
      "</Stmt></BkToCstmrStmt></Document>",
      fmt::format(balance, "OPBD", "0.00"),
      fmt::format(balance, "CLBD", closing), entries);
}

std::string credit(std::string_view amount, std::string_view rest) {
  return fmt::format(
      "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>"
      "BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>{}</Ntry>",
      amount, rest);
}

}  // namespace camt053_test
