// Hostile statements, each refused for what is wrong in it.

#include "bank/attacks.hpp"
#include "bank/camt053_recording.hpp"

#include "support/camt054.hpp"

using attacks::Attack;
using camt053_test::credit;
using camt053_test::statement_with;
using obole::Reason;
using obole::bank::read_camt053;

namespace {

// A good statement with the first `from` in it, after the balances, as `to`.
std::string with(const std::string& from, const std::string& to) {
  auto text = statement_with(credit("1.00"), "1.00");
  const auto at = text.find(from, text.find("<Ntry>"));
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}
std::string entry(const std::string& inside) {
  return statement_with("<Ntry>" + inside + "</Ntry>", "1.00");
}
std::string message(const std::string& inside) {
  return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
         "<BkToCstmrStmt>" +
         inside + "</BkToCstmrStmt></Document>";
}

}  // namespace

TEST_CASE("hostile camt.053 files are refused for what is wrong in them",
          "[camt053]") {
  const auto malformed = Reason::file_malformed;
  const auto good = statement_with(credit("1.00"), "1.00");
  std::string deep;
  for (int at = 0; at < 70; ++at)
    deep += "<a>";
  std::vector<Attack> attacks = {
      // What is no XML, or more than a document.
      {"", malformed, "ends before its content"},
      {"x", malformed, "the file is not XML"},
      {"Date;Montant\n01/03/2026;5,00\n", malformed,
       "something that is not XML"},
      {std::string(5000, '\0'), malformed, "something that is not XML"},
      {"<", malformed, "ends before its content"},
      {good.substr(0, good.size() - 1), malformed, "ends before its content"},
      {good.substr(0, good.size() / 2), malformed, "ends before its content"},
      {good + good, malformed, "follows the end"},
      {good + "<a/>", malformed, "follows the end"},
      {"<a><b></a></b>", malformed, "the name of another"},
      {"<a b=\"1\" b=\"2\"/>", malformed, "attribute is given twice"},
      {"<!DOCTYPE a>" + good, malformed, "document type"},
      {"<!DOCTYPE a SYSTEM \"file:///etc/passwd\">" + good, malformed,
       "document type"},
      {"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", malformed,
       "document type"},
      {with("</Ntry>", "<NtryRef>&x;</NtryRef></Ntry>"), malformed,
       "entity is used that XML does not define"},
      {with("<Ntry>", deep), malformed, "nested more than"},
      {with("</Ntry>", "<NtryRef>" + std::string(70'000, 'x')), malformed,
       "more than 65536 bytes"},
      {with("</Ntry>", "<NtryRef>\xFF\xFE</NtryRef></Ntry>"), malformed,
       "not of the declared encoding"},
      {"<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + good,
       Reason::encoding_invalid, "encoding that is not read"},
      // Other messages, and none.
      {"<a/>", malformed, "no statement"},
      {message(""), malformed, "no statement"},
      {message("<GrpHdr/>"), malformed, "no statement"},
      {support::camt054("N", {}), malformed, "(camt.054), not a statement"},
      {"<BkToCstmrDbtCdtNtfctn/>", malformed, "(camt.054), not a statement"},
      {"<BkToCstmrAcctRpt/>", malformed, "(camt.052), not a statement"},
      {"<Envelope><BkToCstmrAcctRpt/>" + good + "</Envelope>", malformed,
       "(camt.052), not a statement"},
      // Accounts and balances.
      {message("<Stmt><Id>S</Id></Stmt>"), malformed,
       "does not name its account"},
      {message("<Stmt><Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry></Stmt>"),
       malformed, "does not name its account"},
      {message("<Stmt><Acct><Id><IBAN> </IBAN></Id></Acct></Stmt>"), malformed,
       "does not name its account"},
      {message("<Stmt><Acct><Id><IBAN>X</IBAN></Id><Ccy>QQQ</Ccy></Acct>"
               "</Stmt>"),
       Reason::currency_unknown, "not a currency in use"},
      // Signs, days and currencies.
      {entry(""), malformed, "no amount"},
      {entry("<Amt Ccy=\"EUR\">1.00</Amt>"), malformed, "credit (CRDT) or a"},
      {with("CRDT", "BOTH"), malformed, "credit (CRDT) or a debit (DBIT)"},
      {with("CRDT", ""), malformed, "credit (CRDT) or a debit (DBIT)"},
      {with("CRDT", "crdt"), malformed, "credit (CRDT) or a debit (DBIT)"},
      {with("2026-03-02", "2026-02-30"), malformed, "not a day"},
      {with("2026-03-02", "02.03.2026"), malformed, "not a day"},
      {with("2026-03-02", "soon"), malformed, "not a day"},
      {with("EUR", "USD"), Reason::currency_mismatch, "account is in EUR"},
      {with("EUR", "ZZZ"), Reason::currency_unknown, "not a currency in use"},
      {with("1.00", "10000000000.01"), Reason::amount_too_large, "larger"},
      {with("1.00", "99999999999999999999"), Reason::amount_too_large,
       "larger"},
      {with("1.00", "1.001"), malformed, "EUR has 2 decimals"},
  };
  for (const char* const amount : {"", "-1.00", "+1.00", "1,00", "1e3", "0x10",
                                   ".50", "1 000.00", "١", "1.0.0", "NaN"})
    attacks.push_back({with("1.00", amount), malformed, "not an amount"});
  attacks::check_refused(read_camt053, attacks);
}

TEST_CASE("a camt.053 file changed anywhere does no harm", "[camt053]") {
  attacks::check_survives(
      read_camt053, statement_with(credit("1.00") + credit("2.00"), "3.00"));
}
