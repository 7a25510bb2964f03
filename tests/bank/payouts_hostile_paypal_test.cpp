// Small settlement reports of PayPal, each wrong in one way: its flags, its
// codes, and the footers that count and add up its rows.

#include "bank/payouts_reading.hpp"

#include "support/catch.hpp"

#include <string>

using obole::Reason;
using payouts_test::check_all;
using payouts_test::read;
using payouts_test::Wrong;

namespace {

const std::string paypal_columns =
    "\"CH\",\"Transaction ID\",\"PayPal Reference ID\",\"Transaction Event "
    "Code\",\"Transaction Completion Date\",\"Transaction Debit or Credit\","
    "\"Gross Transaction Amount\",\"Gross Transaction Currency\",\"Fee Debit "
    "or Credit\",\"Fee Amount\",\"Fee Currency\"\n";

// One good row of 20.00 with a fee of 0.90, and then others.
std::string paypal(const std::string& rows) {
  return "\"SH\",2026/03/01 00:00:00 +0100,2026/03/01 23:59:59 +0100,\"X\"\n" +
         paypal_columns +
         "\"SB\",\"P1\",\"\",\"T0013\",2026/03/01 10:00:00 +0100,\"CR\",2000,"
         "\"EUR\",\"DR\",90,\"EUR\"\n" +
         rows;
}

std::string paypal_row(const std::string& code, const std::string& rest) {
  return paypal("\"SB\",\"P2\",\"P1\",\"" + code +
                "\",2026/03/01 11:00:00 +0100," + rest + "\n");
}

const Wrong paypal_rows[] = {
    {"a code of no list", paypal_row("T9999", "DR,100,EUR,,,"),
     "4 Transaction Event Code: T9999", "does not say which movement"},
    {"a payment that we made", paypal_row("T0000", "DR,100,EUR,,,"),
     "4 Gross Transaction Amount: 100", "a capture adds to the balance"},
    {"a withdrawal that adds", paypal_row("T0400", "CR,100,EUR,,,"),
     "4 Gross Transaction Amount: 100", "a payout takes from the balance"},
    {"our half of a conversion", paypal_row("T0200", "CR,100,EUR,,,"),
     "4 Transaction Event Code: T0200", "one half of a currency conversion"},
    {"the other half of a conversion", paypal_row("T0200", "DR,110,USD,,,"),
     "4 Transaction Event Code: T0200", "one half of a currency conversion"},
    {"a payment in dollars", paypal_row("T0006", "CR,100,USD,DR,5,USD"),
     "4 Gross Transaction Currency: USD", "the ledger is kept in EUR"},
    {"a fee in dollars", paypal_row("T0006", "CR,100,EUR,DR,5,USD"),
     "4 Fee Currency: USD", "the ledger is kept in EUR"},
    {"neither CR nor DR", paypal_row("T0006", "XX,100,EUR,,,"),
     "4 Transaction Debit or Credit: XX", "neither CR"},
    {"a fee without CR or DR", paypal_row("T0006", "CR,100,EUR,,5,EUR"),
     "4 Fee Debit or Credit: ", "neither CR"},
    {"a sign beside DR", paypal_row("T1107", "DR,-100,EUR,,,"),
     "4 Gross Transaction Amount: -100", "has no sign of its own"},
    {"a sign beside the fee", paypal_row("T0006", "CR,100,EUR,DR,-5,EUR"),
     "4 Fee Amount: -5", "has no sign of its own"},
    {"cents with a point", paypal_row("T0006", "CR,1.00,EUR,,,"),
     "4 Gross Transaction Amount: 1.00", "a whole number"},
    {"a time without its offset",
     paypal("SB,P2,P1,T0006,2026/03/01 11:00:00,CR,100,EUR,,,\n"),
     "4 Transaction Completion Date: 2026/03/01 11:00:00",
     "no day that exists"},
    {"a type of row unknown",
     paypal("SX,P2,P1,T0006,2026/03/01 11:00:00 +0100,CR,100,EUR,,,\n"),
     "4 CH: SX", "does not know this type of row"},
    {"a footer with other credits",
     paypal("SF,EUR,2001,0,0,90,CR,0,CR,1910,CR,0,CR,1910,CR,0,CR,0,1\n"),
     "4 : 2001",
     "gross credits of 20.01 EUR, and the rows add up to 20.00 EUR"},
    {"a footer with other debits",
     paypal("SF,EUR,2000,100,0,90,CR,0,CR,1910,CR,0,CR,1910,CR,0,CR,0,1\n"),
     "4 : 100", "gross debits of 1.00 EUR, and the rows add up to 0.00 EUR"},
    {"a footer with the fees exchanged",
     paypal("SF,EUR,2000,0,90,90,CR,0,CR,1910,CR,0,CR,1910,CR,0,CR,0,1\n"),
     "4 : 90", "fee credits of 0.90 EUR, and the rows add up to 0.00 EUR"},
    {"a footer with other fees",
     paypal("SF,EUR,2000,0,0,91,CR,0,CR,1910,CR,0,CR,1910,CR,0,CR,0,1\n"),
     "4 : 91", "fee debits of 0.91 EUR, and the rows add up to 0.90 EUR"},
    {"a footer with other rows",
     paypal("SF,EUR,2000,0,0,90,CR,0,CR,1910,CR,0,CR,1910,CR,0,CR,0,2\n"),
     "4 : 2", "does not count the rows: there are 1, 1 of them in EUR"},
    {"a report that lost a row", paypal("RF,EUR,2000,500,0,90\n"), "4 : 500",
     "gross debits of 5.00 EUR"},
    {"a footer cut short", paypal("SF,EUR,2000,0\n"), "4 : SF",
     "the footer cannot be read"},
    {"a footer without numbers", paypal("SF,EUR,many,0,0,90\n"), "4 : many",
     "the footer cannot be read"},
    {"a footer with a sign", paypal("SF,EUR,2000,-5,0,90\n"), "4 : -5",
     "the footer cannot be read"},
    {"a footer of broken bytes", paypal("SF,EUR,\xFF,0,0,90\n"), "4 : \\xFF",
     "the footer cannot be read"},
    {"a section that lost rows", paypal("SC,3\n"), "4 : 3",
     "the footer counts 3 rows, and there are 1"},
    {"a report that lost rows", paypal("RC,0\n"), "4 : 0",
     "the footer counts 0 rows, and there are 1"},
    {"a count that is none", paypal("SC,three\n"), "4 : three",
     "the footer cannot be read"},
    {"a count that is not there", paypal("SC\n"), "4 : SC",
     "the footer cannot be read"},
};

}  // namespace

TEST_CASE("each mistake in a report of PayPal is told", "[payouts]") {
  check_all(paypal_rows, "paypal");
}

TEST_CASE("a report of PayPal without its header is refused", "[payouts]") {
  const auto midway = read(paypal("CH,Transaction ID\n"), "paypal");
  REQUIRE(midway.refusal);
  CHECK(midway.refusal->reason == Reason::file_malformed);
  CHECK(midway.refusal->why.en == "a second header names other columns");
  CHECK(midway.refusal->place.line == 4);

  const auto none = read("RH,2026/03/01,A,X,009,\nSC,0\n", "paypal");
  REQUIRE(none.refusal);
  CHECK(none.refusal->reason == Reason::file_malformed);
  CHECK(none.refusal->why.en == "no row begins with CH");
}

TEST_CASE("a footer says nothing of rows that cannot be read", "[payouts]") {
  // The second row is a problem already: its amount, or its currency, is not
  // known.
  for (const auto* const row :
       {"SB,P2,P1,T1107,2026/03/01 11:00:00 +0100,DR,5.0,EUR,,,\n",
        "SB,P2,P1,T1107\n"}) {
    const auto reading =
        read(paypal(row) + "SF,EUR,2000,500,0,90\nSC,2\n", "paypal");
    REQUIRE(reading.sums);
    CHECK(reading.sums->problems == 1);
    CHECK(reading.sums->unequal == 0);
  }
}
