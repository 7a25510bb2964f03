// Every version of camt.053 is read by the same reader, down to the last word.

#include "bank/camt053_recording.hpp"

#include "support/catch.hpp"

using camt053_test::record;
using camt053_test::sample;
using obole::bank::check_balance;
using obole::bank::Residual;

namespace {

const std::string town = "FR7630001007941234567890185";

std::string on(const std::optional<obole::Date>& date) {
  return date ? obole::iso(*date) : "";
}

}  // namespace

TEST_CASE("version .02 gives amounts of details in AmtDtls only", "[camt053]") {
  const auto recording = record(sample("version_02.xml"));

  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 1);
  const auto& [head, sums, lines, ended] = recording.statements[0];
  CHECK(ended);
  CHECK(head.account == town);
  CHECK(head.id == "2026-061");
  CHECK(head.sequence == 61u);
  CHECK(head.format == "camt.053.001.02");
  CHECK(head.file_line == 12);
  CHECK(plain(*head.opening) == "1000.00");
  CHECK(on(head.opening_on) == "2026-03-01");
  CHECK(plain(*head.closing) == "1120.00");
  CHECK(on(head.closing_on) == "2026-03-02");
  CHECK(sums.entries == 2);
  CHECK(sums.lines == 3);
  CHECK(sums.credits == 15000);
  CHECK(sums.debits == 3000);
  CHECK_FALSE(check_balance(head, sums));
  CHECK(recording.remarks.empty());

  REQUIRE(lines.size() == 3);
  CHECK(plain(lines[0].amount) == "100.00");
  CHECK(lines[0].end_to_end == "DON-1");
  CHECK(lines[0].transaction_id == "V-1");
  CHECK(lines[0].bank_reference == "B-100");
  CHECK(lines[0].counterparty.name == "Léa Martin");
  CHECK(lines[0].counterparty.iban == "FR1420041010050500013M02606");
  CHECK(lines[0].remittance == "Toit de la halle");
  CHECK(lines[0].entry == 1);
  CHECK(lines[0].part == 1);
  CHECK(lines[0].parts == 2);
  CHECK(plain(lines[1].amount) == "50.00");
  CHECK(lines[1].rf_reference == "RF94DON2026000123");
  CHECK(lines[1].remittance.empty());
  CHECK(lines[1].part == 2);
  CHECK(plain(lines[2].amount) == "-30.00");
  CHECK(lines[2].code == "ACMT/MDOP/CHRG");
  CHECK(lines[2].remittance == "Frais de tenue de compte");
  CHECK(lines[2].entry == 2);
  CHECK(lines[2].parts == 1);
  CHECK(lines[2].file_line == 73);
}

TEST_CASE("version .04 gives charges as records", "[camt053]") {
  const auto recording = record(sample("version_04.xml"));

  REQUIRE_FALSE(recording.verdict);
  const auto& lines = recording.statements.at(0).lines;
  REQUIRE(lines.size() == 3);
  CHECK(plain(lines[0].amount) == "60.00");
  CHECK(lines[0].counterparty.name == "Awa Diop");
  CHECK(plain(lines[1].amount) == "40.00");
  CHECK(plain(lines[2].amount) == "-2.40");
  CHECK(lines[2].residual == Residual::charges);
  CHECK(lines[2].part == 3);
  CHECK(lines[2].parts == 3);
  CHECK(lines[2].end_to_end.empty());
}

TEST_CASE("version .08 under a prefix holds two accounts, one without movement",
          "[camt053]") {
  const auto recording = record(sample("version_08.xml"));

  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 2);
  const auto& first = recording.statements[0];
  REQUIRE(first.lines.size() == 1);
  const auto& line = first.lines[0];
  CHECK(line.bank_reference == "D-103");
  CHECK(line.end_to_end.empty());
  CHECK(line.transaction_id == "V-3");
  CHECK(on(line.booked_on) == "2026-03-04");
  CHECK(on(line.value_on) == "2026-03-05");
  CHECK(line.code == "PMNT/RCDT/ESCT");
  CHECK(line.counterparty.name == "Zoé Faure & fils");
  CHECK(line.counterparty.iban == "DE89370400440532013000");
  CHECK(line.counterparty.ultimate == "Ateliers Faure");
  CHECK(line.remittance == "Don pour le toit merci à tous");
  const auto& second = recording.statements[1];
  CHECK(second.head.account == "FR1420041010050500013M02606");
  CHECK(second.head.sequence == 10u);
  CHECK(second.lines.empty());
  CHECK(second.ended);
  CHECK(plain(*second.head.closing) == "5.00");
}

TEST_CASE("version .13 knows what is pending and what the bank only says",
          "[camt053]") {
  const auto recording = record(sample("version_13.xml"));

  REQUIRE_FALSE(recording.verdict);
  const auto& [head, sums, lines, ended] = recording.statements.at(0);
  CHECK(head.account == town);
  CHECK(plain(*head.opening) == "1262.60");
  CHECK(plain(*head.closing) == "1272.60");
  CHECK(sums.entries == 1);
  CHECK(sums.not_booked == 3);
  CHECK(sums.credits == 1000);
  CHECK(sums.debits == 0);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].counterparty.name == "Caisse de Valréas");
  CHECK_FALSE(check_balance(head, sums));
}

TEST_CASE("a statement on several pages balances page by page", "[camt053]") {
  const auto recording = record(sample("pages.xml"));

  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 3);
  const char* const balances[] = {"100.00", "130.00", "110.00", "115.00"};
  for (std::size_t page = 0; page < 3; ++page) {
    CAPTURE(page);
    const auto& [head, sums, lines, ended] = recording.statements[page];
    CHECK(head.page == page + 1);
    CHECK(head.is_last_page == (page == 2));
    CHECK(plain(head.opening.value()) == balances[page]);
    CHECK(plain(head.closing.value()) == balances[page + 1]);
    CHECK_FALSE(check_balance(head, sums));
  }
}

TEST_CASE("an interim balance closes nothing on a statement of one page",
          "[camt053]") {
  auto text = sample("pages.xml");
  for (auto at = text.find("<StmtPgntn>"); at != text.npos;
       at = text.find("<StmtPgntn>"))
    text.erase(at, text.find("</StmtPgntn>") + 12 - at);

  const auto recording = record(text);

  REQUIRE(recording.statements.size() == 3);
  CHECK_FALSE(recording.statements[0].head.closing);
  CHECK_FALSE(recording.statements[1].head.opening);
  CHECK_FALSE(recording.statements[2].head.opening);
}

TEST_CASE("a message may name any prefix, none, or stand in a wrapper",
          "[camt053]") {
  const auto plain_text =
      camt053_test::statement_with(camt053_test::credit("1.00"), "1.00");
  const auto message = plain_text.substr(plain_text.find("<BkToCstmrStmt>"));
  const auto body = message.substr(0, message.find("</Document>"));

  SECTION("without a namespace") {
    const auto recording = record("<Document>" + body + "</Document>");
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).head.format == "camt.053");
    CHECK(recording.remarks.size() == 1);
  }
  SECTION("in a wrapper of the bank's own") {
    const auto recording =
        record("<Envelope><Header><Id>7</Id></Header><Body>" + plain_text +
               plain_text + "</Body></Envelope>");
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.size() == 2);
    CHECK(recording.statements[1].head.format == "camt.053.001.08");
  }
  SECTION("of a version to come") {
    auto later = plain_text;
    later.replace(later.find("001.08"), 6, "001.21");
    const auto recording = record(later);
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).head.format == "camt.053.001.21");
    REQUIRE(recording.remarks.size() == 1);
    CHECK(recording.remarks[0].says.en.find("camt.053.001.21") !=
          std::string::npos);
  }
  SECTION("in ISO-8859-1") {
    auto latin = camt053_test::statement_with(
        camt053_test::credit("1.00", "<AddtlNtryInf>Val\xE9rie</AddtlNtryInf>"),
        "1.00");
    latin.insert(0, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>");
    const auto recording = record(latin);
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).lines.at(0).remittance == "Valérie");
  }
  SECTION("after a byte order mark") {
    CHECK_FALSE(record("\xEF\xBB\xBF" + plain_text).verdict);
  }
}

TEST_CASE("a file is recognised by its beginning", "[camt053]") {
  using obole::bank::looks_like_camt053;

  CHECK(looks_like_camt053(sample("version_02.xml")));
  CHECK(looks_like_camt053("\xEF\xBB\xBF" + sample("version_08.xml")));
  CHECK(looks_like_camt053("<Document><BkToCstmrStmt>"));
  CHECK_FALSE(looks_like_camt053(""));
  CHECK_FALSE(looks_like_camt053("date;amount;camt.053.001.08"));
  CHECK_FALSE(looks_like_camt053(
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">"));
}
