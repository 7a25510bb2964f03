// Hostile notifications.

#include "bank/attacks.hpp"

#include "obole/bank/camt054.hpp"
#include "support/camt054.hpp"

using attacks::Attack;
using attacks::check_refused;
using attacks::check_survives;
using obole::Reason;
using obole::bank::read_camt054;

namespace {

const std::string account =
    "<Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy>"
    "</Acct>";

std::string message(const std::string& inside) {
  return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">"
         "<BkToCstmrDbtCdtNtfctn>" +
         inside + "</BkToCstmrDbtCdtNtfctn></Document>";
}
std::string notified(const std::string& inside) {
  return message("<Ntfctn><Id>N</Id>" + account + inside + "</Ntfctn>");
}
std::string entry(const std::string& amount, const std::string& rest = "",
                  const std::string& sign = "CRDT") {
  return notified("<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" +
                  sign +
                  "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02"
                  "</Dt></BookgDt>" +
                  rest + "</Ntry>");
}
std::string detail(const std::string& amount,
                   const std::string& sign = "CRDT") {
  return "<TxDtls><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + sign +
         "</CdtDbtInd></TxDtls>";
}
std::string batch(const std::string& amount, const std::string& details) {
  return entry(amount, "<NtryDtls>" + details + "</NtryDtls>");
}

}  // namespace

TEST_CASE("hostile notifications are refused for what is wrong in them",
          "[camt054]") {
  const auto malformed = Reason::file_malformed;
  const auto unbalanced = Reason::statement_unbalanced;
  const auto good = batch("3.00", detail("1.00") + detail("2.00"));
  std::string deep;
  for (int at = 0; at < 70; ++at)
    deep += "<a>";
  std::vector<Attack> attacks = {
      {"", malformed, ""},
      {"x", malformed, ""},
      {std::string(5000, '\0'), malformed, ""},
      {"<", malformed, ""},
      {"<a/>", malformed, "no notification"},
      {message(""), malformed, "no notification"},
      {message("<GrpHdr/>"), malformed, "no notification"},
      {good.substr(0, good.size() - 1), malformed, ""},
      {good.substr(0, good.size() / 2), malformed, ""},
      {good + good, malformed, ""},
      {good + "<a/>", malformed, ""},
      {"<!DOCTYPE a>" + good, malformed, "document type"},
      {"<!DOCTYPE a SYSTEM \"file:///etc/passwd\">" + good, malformed,
       "document type"},
      {notified("<Id>&x;</Id>"), malformed, ""},
      {notified(deep), malformed, ""},
      {notified("<NtryRef>" + std::string(70'000, 'x')), malformed, ""},
      {entry("1.00", "<NtryRef>" + std::string(65'537, 'x') + "</NtryRef>"),
       malformed, ""},
      {"<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + good,
       Reason::encoding_invalid, ""},
      {entry("1.00", "<NtryRef>\xFF\xFE</NtryRef>"), malformed, ""},
      {notified("<Ntry>"), malformed, ""},
      // Other messages.
      {support::camt053({}), malformed, "a statement (camt.053)"},
      {"<BkToCstmrStmt/>", malformed, "a statement (camt.053)"},
      {"<BkToCstmrAcctRpt/>", malformed, "(camt.052)"},
      {"<Envelope><BkToCstmrAcctRpt/>" + good + "</Envelope>", malformed,
       "(camt.052)"},
      // Accounts.
      {message("<Ntfctn><Id>N</Id></Ntfctn>"), malformed,
       "does not name its account"},
      {message("<Ntfctn><Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry>" + account +
               "</Ntfctn>"),
       malformed, "does not name its account"},
      {message("<Ntfctn><Acct><Id><IBAN> </IBAN></Id></Acct></Ntfctn>"),
       malformed, "does not name its account"},
      {message("<Ntfctn><Acct><Id><IBAN>X</IBAN></Id><Ccy>QQQ</Ccy></Acct>"
               "</Ntfctn>"),
       Reason::currency_unknown, ""},
      // Amounts, signs and days.
      {notified("<Ntry/>"), malformed, "no amount"},
      {notified("<Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry>"), malformed,
       "credit (CRDT) or a debit"},
      {entry("1.00", "", "BOTH"), malformed, "credit (CRDT) or a debit"},
      {entry(""), malformed, ""},
      {entry("-1.00"), malformed, ""},
      {entry("+1.00"), malformed, ""},
      {entry("1,00"), malformed, ""},
      {entry("1e3"), malformed, ""},
      {entry("0x10"), malformed, ""},
      {entry("1.001"), malformed, ""},
      {entry("١"), malformed, ""},
      {entry("99999999999999999999"), Reason::amount_too_large, ""},
      {entry("1.00", "<ValDt><Dt>2026-02-30</Dt></ValDt>"), malformed, ""},
      {entry("1.00", "<ValDt><Dt>02.03.2026</Dt></ValDt>"), malformed, ""},
      {notified("<Ntry><Amt Ccy=\"USD\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                "</Ntry>"),
       Reason::currency_mismatch, "account is in EUR"},
      {notified("<Ntry><Amt Ccy=\"ZZZ\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                "</Ntry>"),
       Reason::currency_unknown, ""},
      // Details that are not those of their movement.
      {batch("3.00", detail("1.00") + detail("2.01")), unbalanced,
       "add up to 3.01 EUR"},
      {batch("3.00", detail("1.00") + detail("1.00")), unbalanced,
       "difference is 1.00 EUR"},
      {batch("3.00", detail("1.00") + detail("2.00", "DBIT")), unbalanced,
       "add up to -1.00 EUR"},
      {batch("3.00", detail("3.00", "DBIT")), unbalanced,
       "add up to -3.00 EUR"},
      {batch("3.00", detail("2.00")), unbalanced, "add up to 2.00 EUR"},
      {batch("3.00", detail("0.00") + detail("0.00")), unbalanced,
       "add up to 0.00 EUR"},
      {batch("1.00", detail("9000000000.00") + detail("9000000000.00")),
       malformed, "something else altogether"},
      {batch("3.00", detail("x") + detail("2.00")), malformed, ""},
      {batch("3.00", detail("-1.00") + detail("4.00")), malformed, ""},
      // What the notification says of itself.
      {notified("<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>"
                "</TxsSummry>"),
       unbalanced, "announces another number or sum"},
      {notified("<TxsSummry><TtlCdtNtries><Sum>5.00</Sum></TtlCdtNtries>"
                "</TxsSummry>"),
       unbalanced, "announces another number or sum"},
  };
  check_refused(read_camt054, attacks);
}

TEST_CASE("a notification changed anywhere does no harm", "[camt054]") {
  check_survives(read_camt054, batch("3.00", detail("1.00") + detail("2.00")));
  check_survives(
      read_camt054,
      support::camt054("N", {{"2026-03-02",
                              "R-1",
                              {{1000, "2026-03-02", "E-1", "Ada", "don"},
                               {2000, "2026-03-02", "E-2", "Bob", "don"}}}}));
}
