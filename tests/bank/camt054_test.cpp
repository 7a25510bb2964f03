// What the reader of notifications tells, in every version.

#include "obole/bank/camt054.hpp"

#include "bank/recording.hpp"

#include "obole/bank/camt053.hpp"
#include "obole/bank/statement_format.hpp"
#include "support/camt054.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

using obole::Reason;
using obole::bank::looks_like_camt054;
using obole::bank::read_camt054;
using obole::bank::StatementFormat;

namespace {

recordings::Recording record(const std::string& bytes) {
  return recordings::record(read_camt054, bytes);
}

std::string of_version(const std::string& version, bool is_new,
                       const std::string& rest = "") {
  const auto name = [is_new](const std::string& who) {
    return is_new ? "<Pty><Nm>" + who + "</Nm></Pty>" : "<Nm>" + who + "</Nm>";
  };
  const std::string status = is_new ? "<Cd>BOOK</Cd>" : "BOOK";
  // In .02 a detail has its amount among its AmtDtls alone.
  const auto amount = [&](const std::string& units) {
    return version == "02" ? "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">" + units +
                                 "</Amt></TxAmt></AmtDtls>"
                           : "<Amt Ccy=\"EUR\">" + units +
                                 "</Amt><CdtDbtInd>CRDT</CdtDbtInd>";
  };
  return fmt::format(
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.{}\">"
      "<BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId></GrpHdr><Ntfctn>"
      "<Id>N-1</Id><Acct><Id><IBAN>{}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
      "<Ntry><NtryRef>7</NtryRef><Amt Ccy=\"EUR\">30.00</Amt>"
      "<CdtDbtInd>CRDT</CdtDbtInd><Sts>{}</Sts>"
      "<BookgDt><Dt>2026-03-02</Dt></BookgDt>"
      "<AcctSvcrRef>BK-1</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>2</NbOfTxs>"
      "</Btch><TxDtls><Refs><EndToEndId>E-1</EndToEndId></Refs>{}<RltdPties>"
      "<Dbtr>{}</Dbtr></RltdPties></TxDtls><TxDtls><Refs>"
      "<AcctSvcrRef>BK-1-2</AcctSvcrRef></Refs>{}<RltdPties><Dbtr>{}</Dbtr>"
      "</RltdPties></TxDtls></NtryDtls></Ntry>{}</Ntfctn>"
      "</BkToCstmrDbtCdtNtfctn></Document>",
      version, support::town_iban, status, amount("10.00"), name("Ada"),
      amount("20.00"), name("Bob"), rest);
}

}  // namespace

TEST_CASE("a notification of any version tells the details of its movements",
          "[camt054]") {
  const auto [version, is_new] =
      GENERATE(table<std::string, bool>({{"02", false},
                                         {"03", false},
                                         {"04", false},
                                         {"06", false},
                                         {"08", true},
                                         {"10", true},
                                         {"12", true},
                                         {"13", true}}));
  CAPTURE(version);
  const auto recording = record(of_version(version, is_new));
  REQUIRE_FALSE(recording.verdict);
  CHECK(recording.remarks.empty());
  REQUIRE(recording.statements.size() == 1);
  const auto& one = recording.statements[0];
  CHECK(one.ended);
  CHECK(one.head.id == "N-1");
  CHECK(one.head.account == support::town_iban);
  CHECK(one.head.format == "camt.054.001." + version);
  CHECK_FALSE(one.head.opening);
  CHECK_FALSE(one.head.closing);
  CHECK(one.sums.entries == 1);
  CHECK(one.sums.credits == 3000);
  REQUIRE(one.lines.size() == 2);
  CHECK(one.lines[0].amount == support::cents(1000));
  CHECK(one.lines[0].counterparty.name == "Ada");
  CHECK(one.lines[0].end_to_end == "E-1");
  CHECK(one.lines[0].bank_reference == "BK-1");
  CHECK(one.lines[1].counterparty.name == "Bob");
  CHECK(one.lines[1].bank_reference == "BK-1-2");
  for (const auto& line : one.lines) {
    CHECK(line.entry_reference == "BK-1");
    CHECK(line.entry_number == "7");
  }
}

TEST_CASE("a version nobody knows is read like the others, and told",
          "[camt054]") {
  const auto recording = record(of_version("99", true));
  CHECK_FALSE(recording.verdict);
  REQUIRE(recording.remarks.size() == 1);
  CHECK(recording.remarks[0].says.en.find("camt.054.001.99") !=
        std::string::npos);
}

TEST_CASE("what is not booked is left out of a notification", "[camt054]") {
  const auto entry = [](const std::string& status) {
    return "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>" +
           status + "</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>";
  };
  const auto recording = record(
      of_version("04", false, entry("PDNG") + entry("INFO") + entry("BOOK")));
  REQUIRE_FALSE(recording.verdict);
  CHECK(recording.statements[0].sums.entries == 2);
  CHECK(recording.statements[0].sums.not_booked == 2);
  CHECK(recording.statements[0].sums.credits == 3500);
}

TEST_CASE("details that miss their movement are refused, but for charges",
          "[camt054]") {
  const auto entry = [](const std::string& rest) {
    return "<Ntry><Amt Ccy=\"EUR\">97.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
           "<Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>" +
           rest + "</Ntry>";
  };
  const std::string detail =
      "<TxDtls><Amt "
      "Ccy=\"EUR\">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>";
  const std::string charge =
      "<Chrgs><Rcrd><Amt Ccy=\"EUR\">3.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
      "</Rcrd></Chrgs>";
  SECTION("two of them") {
    const auto recording = record(of_version(
        "04", false, entry("<NtryDtls>" + detail + detail + "</NtryDtls>")));
    REQUIRE(support::reason(recording.verdict) == Reason::statement_unbalanced);
    CHECK(recording.verdict->why.en.find("add up to 100.00 EUR") !=
          std::string::npos);
    CHECK(recording.verdict->why.en.find("difference is -3.00 EUR") !=
          std::string::npos);
  }
  SECTION("two of them, and charges") {
    const auto recording = record(of_version(
        "04", false,
        entry(charge + "<NtryDtls>" + detail + detail + "</NtryDtls>")));
    REQUIRE_FALSE(recording.verdict);
    const auto& lines = recording.statements[0].lines;
    REQUIRE(lines.size() == 5);
    CHECK(lines[4].amount == support::cents(-300));
    CHECK(lines[4].residual == obole::bank::Residual::charges);
  }
  SECTION("one of them") {
    const auto recording = record(
        of_version("04", false, entry("<NtryDtls>" + detail + "</NtryDtls>")));
    CHECK(support::reason(recording.verdict) == Reason::statement_unbalanced);
  }
}

TEST_CASE("a notification is known by what is in it", "[camt054]") {
  CHECK(looks_like_camt054(of_version("08", true)));
  CHECK(looks_like_camt054("\xEF\xBB\xBF<BkToCstmrDbtCdtNtfctn/>"));
  CHECK_FALSE(looks_like_camt054("BkToCstmrDbtCdtNtfctn"));
  CHECK_FALSE(looks_like_camt054(support::camt053({})));
  CHECK_FALSE(looks_like_camt054("<BkToCstmrAcctRpt x=\"camt.054.001.02\"/>"));
  CHECK(obole::bank::recognise(of_version("02", false)) ==
        StatementFormat::camt054);
  CHECK(obole::bank::recognise(support::camt053({})) ==
        StatementFormat::camt053);
}

TEST_CASE("a report of the day so far is refused, and says what to import",
          "[camt054]") {
  const std::string report =
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.02\">"
      "<BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document>";
  REQUIRE(obole::bank::recognise(report) == StatementFormat::camt053);
  for (const auto read : {obole::bank::read_camt053, read_camt054}) {
    const auto recording = recordings::record(read, report);
    REQUIRE(support::reason(recording.verdict) == Reason::file_malformed);
    CHECK(recording.verdict->what == "BkToCstmrAcctRpt");
    CHECK(recording.verdict->why.en.find("camt.052") != std::string::npos);
    CHECK(recording.verdict->hint.en.find("camt.053") != std::string::npos);
  }
}
