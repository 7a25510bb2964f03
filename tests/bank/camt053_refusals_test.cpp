// What no reader may guess is refused, at its place.

#include "bank/camt053_recording.hpp"

#include "support/catch.hpp"

using camt053_test::credit;
using camt053_test::record;
using camt053_test::statement_with;
using obole::Reason;

TEST_CASE("what cannot be guessed is refused", "[camt053]") {
  const auto refusal_of = [](const std::string& text) {
    return record(text).verdict;
  };
  const auto amount = [&](std::string_view written) {
    return support::reason(refusal_of(statement_with(credit(written))));
  };

  SECTION("an amount that is none") {
    for (const auto* written :
         {"", "-1.00", "+1.00", "1,00", "1e3", "1.123456", ".50", "1 000.00",
          "١", "1.0.0", "0x10", "NaN"}) {
      CAPTURE(written);
      CHECK(amount(written) == Reason::file_malformed);
    }
  }
  SECTION("an amount beyond all") {
    CHECK(amount("10000000000.01") == Reason::amount_too_large);
    CHECK(amount("99999999999999999999999999") == Reason::amount_too_large);
    CHECK_FALSE(amount("10000000000.00"));
  }
  SECTION("a day that is none") {
    auto text = statement_with(credit("1.00"));
    text.replace(text.rfind("2026-03-02"), 10, "2026-02-30");
    const auto refused = refusal_of(text);
    REQUIRE(support::reason(refused) == Reason::file_malformed);
    CHECK(refused->place.column == "Ntry/BookgDt/Dt");
  }
  SECTION("a movement without sign, or with another") {
    auto text = statement_with(credit("1.00"));
    text.replace(text.rfind("CRDT"), 4, "");
    CHECK(refusal_of(text)->place.column == "Ntry/CdtDbtInd");
    text = statement_with(credit("1.00"));
    text.replace(text.rfind("CRDT"), 4, "BOTH");
    CHECK(refusal_of(text)->what == "BOTH");
  }
  SECTION("a movement without amount") {
    CHECK(support::reason(refusal_of(statement_with("<Ntry></Ntry>"))) ==
          Reason::file_malformed);
  }
  SECTION("a movement in another currency than the account's") {
    auto text = statement_with(credit("1.00"));
    text.replace(text.rfind("EUR"), 3, "USD");
    CHECK(support::reason(refusal_of(text)) == Reason::currency_mismatch);
    text.replace(text.rfind("USD"), 3, "ZZZ");
    CHECK(support::reason(refusal_of(text)) == Reason::currency_unknown);
  }
  SECTION("a statement that names no account") {
    auto text = statement_with(credit("1.00"));
    const auto from = text.find("<Acct>");
    text.erase(from, text.find("</Acct>") + 7 - from);
    CHECK(refusal_of(text)->place.column == "Stmt/Acct/Id");
  }
  SECTION("a notification, which is no statement") {
    const auto refused = refusal_of(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">"
        "<BkToCstmrDbtCdtNtfctn/></Document>");
    CHECK(support::reason(refused) == Reason::file_malformed);
    CHECK(refused->what == "BkToCstmrDbtCdtNtfctn");
  }
}

TEST_CASE("a refusal of the sink stops the reading and is the answer",
          "[camt053]") {
  int lines = 0;
  const obole::bank::StatementSink sink{
      .begin = {},
      .line =
          [&lines](const obole::bank::Line&) {
            ++lines;
            return obole::Verdict(
                obole::Refusal{.reason = Reason::period_closed,
                               .what = {},
                               .why = {},
                               .hint = {}});
          },
      .end = {},
      .remark = {}};
  const auto text = statement_with(credit("1.00") + credit("2.00"), "3.00");

  const auto refused = obole::bank::read_camt053(
      camt053_test::source_of(text, 100), "releve.xml", sink);

  CHECK(support::reason(refused) == Reason::period_closed);
  CHECK(refused->place.file == "releve.xml");
  CHECK(lines == 1);
}
