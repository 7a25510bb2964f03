// Small reports, each wrong in one way, with what is said of it: money is never
// guessed at.

#include "bank/payouts_reading.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <set>
#include <string>

using obole::Reason;
using payouts_test::check_all;
using payouts_test::read;
using payouts_test::Wrong;

namespace {

struct Refused {
  const char* name;
  std::string text;
  Reason reason;
  const char* why;
};

const std::string stripe_columns =
    "balance_transaction_id,source_id,charge_id,created,currency,gross,fee,net,"
    "reporting_category,automatic_payout_id,automatic_payout_effective_at,"
    "description\n";

// One good row, and then another.
std::string stripe(const std::string& row) {
  return stripe_columns +
         "txn_1,ch_1,ch_1,2026-03-01 09:00:00,eur,20.00,0.50,19.50,charge,po_1,"
         "2026-03-04,Merci\n" +
         row;
}

// A second row of so much, under so many words.
std::string stripe_row(const std::string& amounts, const std::string& word) {
  return stripe("txn_2,x_2,ch_1,2026-03-02 09:00:00,eur," + amounts + "," +
                word + ",po_1,,\n");
}

const Wrong stripe_rows[] = {
    {"a word of no list", stripe_row("-1.00,0,-1.00", "magic"),
     "3 reporting_category: magic", "does not say which movement"},
    {"a word that only looks like a fee",
     stripe_row("-1.00,0,-1.00", "fee_adjustment"),
     "3 reporting_category: fee_adjustment", "does not say which movement"},
    {"no word", stripe_row("-1.00,0,-1.00", ""),
     "3 reporting_category: ", "the cell is empty"},
    {"a net that does not follow", stripe_row("20.00,0.50,19.51", "charge"),
     "3 net: 19.51", "the net should be 19.50 EUR"},
    {"a net with the other sign", stripe_row("-24.00,0,24.00", "payout"),
     "3 net: 24.00", "the net should be -24.00 EUR"},
    {"a fee added to the net", stripe_row("20.00,0.50,20.50", "charge"),
     "3 net: 20.50", "less the fee of 0.50 EUR"},
    {"a charge that takes away", stripe_row("-20.00,0,-20.00", "charge"),
     "3 gross: -20.00", "a capture adds to the balance"},
    {"a charge of nothing", stripe_row("0.00,0,0.00", "charge"),
     "3 gross: 0.00", "a capture adds to the balance"},
    {"a refund that adds", stripe_row("20.00,0,20.00", "refund"),
     "3 gross: 20.00", "a refund takes from the balance"},
    {"a payout that adds", stripe_row("20.00,0,20.00", "payout"),
     "3 gross: 20.00", "a payout takes from the balance"},
    {"a payout of nothing", stripe_row("0,0,0", "payout"), "3 gross: 0",
     "a payout takes from the balance"},
    {"a payout that came back and takes",
     stripe_row("-20.00,0,-20.00", "payout_reversal"), "3 gross: -20.00",
     "a payout that came back adds"},
    {"a dispute that adds", stripe_row("20.00,15.00,5.00", "dispute"),
     "3 gross: 20.00", "a dispute takes from the balance"},
    {"a dispute won that takes",
     stripe_row("-20.00,0,-20.00", "dispute_reversal"), "3 gross: -20.00",
     "a dispute won adds"},
    {"a fee below zero on a charge", stripe_row("20.00,-0.50,20.50", "charge"),
     "3 fee: -0.50", "not negative"},
    {"half a conversion", stripe_row("-20.00,0,-20.00", "currency_conversion"),
     "3 reporting_category: currency_conversion", "one half of a currency"},
    {"an amount with a comma", stripe_row("\"20,00\",0,20.00", "charge"),
     "3 gross: 20,00", ""},
    {"three decimals", stripe_row("20.001,0,20.001", "charge"),
     "3 gross: 20.001", ""},
    {"an amount beyond all", stripe_row("10000000000.01,0,", "charge"),
     "3 gross: 10000000000.01", ""},
    {"an amount beyond 64 bits",
     stripe_row("99999999999999999999999,0,", "charge"),
     "3 gross: 99999999999999999999999", ""},
    {"an exponent", stripe_row("2e1,0,20.00", "charge"), "3 gross: 2e1", ""},
    {"no amount", stripe_row(",0,", "charge"),
     "3 gross: ", "the cell is empty"},
    {"no fee", stripe_row("20.00,,20.00", "charge"),
     "3 fee: ", "the cell is empty"},
    {"another currency",
     stripe(
         "txn_2,ch_2,ch_2,2026-03-02 09:00:00,usd,20.00,0,20.00,charge,,,\n"),
     "3 currency: usd", "the ledger is kept in EUR"},
    {"no currency",
     stripe("txn_2,ch_2,ch_2,2026-03-02 09:00:00,,20.00,0,20.00,charge,,,\n"),
     "3 currency: ", "the cell is empty"},
    {"a day that does not exist",
     stripe("txn_2,ch_2,ch_2,2026-02-30,eur,20.00,0,20.00,charge,,,\n"),
     "3 created: 2026-02-30", "no day that exists"},
    {"no day", stripe("txn_2,ch_2,ch_2,,eur,20.00,0,20.00,charge,,,\n"),
     "3 created: ", "the cell is empty"},
    {"an arrival that is no day",
     stripe("txn_2,ch_2,ch_2,2026-03-02,eur,20,0,20,charge,po_1,soon,\n"),
     "3 automatic_payout_effective_at: soon", "no day that exists"},
    {"an id that was there before",
     stripe("txn_1,ch_2,ch_2,2026-03-02,eur,20.00,0,20.00,charge,,,\n"),
     "3 balance_transaction_id: txn_1", "has this id already"},
    {"no id", stripe(",ch_2,ch_2,2026-03-02,eur,20.00,0,20.00,charge,,,\n"),
     "3 balance_transaction_id: ", "the cell is empty"},
    {"an id that cannot be seen",
     stripe("\x01,ch_2,ch_2,2026-03-02,eur,20.00,0,20.00,charge,,,\n"),
     "3 balance_transaction_id: \\u{1}", "nothing in the cell can be seen"},
    {"a charge without a reference",
     stripe("txn_2,,,2026-03-02,eur,20.00,0,20.00,charge,,,\n"),
     "3 source_id: ", "the cell is empty"},
    {"a field too many",
     stripe("txn_2,ch_2,ch_2,2026-03-02,eur,20,0,20,charge,,,,\n"), "3 : txn_2",
     "13 fields and the header 12"},
    {"a row cut short", stripe("txn_2,ch_2,ch_2,2026-03-02,eur,20"),
     "3 : txn_2", "6 fields and the header 12"},
    {"bytes that are no UTF-8",
     stripe("txn_2,ch_2,ch_2,2026-03-02,eur,20,0,20,charge,,,\xE9t\xE9\n"),
     "3 description: \\xE9t\\xE9", "has no meaning in UTF-8"},
    {"the header again", stripe(stripe_columns), "3 : balance_transaction_id",
     "a second time"},
    {"a word that hides its direction",
     stripe_row("-1.00,0,-1.00",
                "ch\xE2\x80\xAE"
                "arge\xE2\x80\xAC?!x"),
     "3 reporting_category: ch\\u{202E}arge\\u{202C}?!x", "does not say"},
};

const std::string payout_columns =
    "Contribution ID;Date;Montant;Commission;Pourboire;Net;Devise;Nature;"
    "Référence versement;Date du versement;Libellé\n";

std::string payout(const std::string& row) { return payout_columns + row; }

const Wrong payout_rows[] = {
    {"no currency where there is a column for it",
     payout("C1;2026-03-01;10,00;;;;;Don;;;\n"),
     "2 Devise: ", "the ledger is kept in EUR"},
    {"a thousand, or one", payout("C1;2026-03-01;1.000;;;;EUR;Don;;;\n"),
     "2 Montant: 1.000", ""},
    {"month before day", payout("C1;03/31/2026;10,00;;;;EUR;Don;;;\n"),
     "2 Date: 03/31/2026", "no day that exists"},
    {"a tip of all", payout("C1;2026-03-01;10,00;;10,00;;EUR;Don;;;\n"),
     "2 Pourboire: 10,00", "nothing is left of the amount"},
    {"a refund without its sign",
     payout("C1;2026-03-01;10,00;;;;EUR;Remboursement;;;\n"),
     "2 Montant: 10,00", "a refund takes from the balance"},
    {"dollars in the amount", payout("C1;2026-03-01;10,00 USD;;;;EUR;Don;;;\n"),
     "2 Montant: 10,00 USD", ""},
    {"a net without the fee",
     payout("C1;2026-03-01;10,00;0,50;;10,00;EUR;Don;;;\n"), "2 Net: 10,00",
     "the net should be 9.50 EUR"},
    {"a net without a fee told",
     payout("C1;2026-03-01;10,00;;;9,50;EUR;Don;;;\n"), "2 Net: 9,50",
     "the net should be 10.00 EUR"},
};

const Refused refused[] = {
    {"an empty file", "", Reason::file_malformed, "the file is empty"},
    {"no ids", "source_id,created,currency,gross,fee,reporting_category\n",
     Reason::column_missing, "movement"},
    {"no words",
     "balance_transaction_id,source_id,created,currency,gross,fee\n",
     Reason::column_missing, "kind"},
    {"a column twice",
     "balance_transaction_id,source_id,created,currency,gross,fee,net,net,"
     "reporting_category\n",
     Reason::file_malformed, "two columns bear this name"},
    {"a description twice", "description," + stripe_columns,
     Reason::file_malformed, "two columns bear this name"},
    {"a quote never closed", stripe("\"txn_2,ch_2\n"), Reason::file_malformed,
     "never closed"},
    {"a NUL", stripe(std::string("txn_2\0,", 7)), Reason::file_malformed,
     "NUL"},
    {"a header in another encoding",
     "r\xE9\xFF\xFF"
     "f\xC3," +
         stripe_columns,
     Reason::encoding_invalid, "has no meaning in UTF-8"},
};

}  // namespace

TEST_CASE("forty reports and more are wrong, each in its own way",
          "[payouts]") {
  std::set<std::string> different;
  for (const auto& one : stripe_rows)
    different.insert(one.text);
  for (const auto& one : payout_rows)
    different.insert(one.text);
  for (const auto& one : refused)
    different.insert(one.text);
  REQUIRE(different.size() >= 40);
}

TEST_CASE("each mistake in a report of Stripe is told", "[payouts]") {
  check_all(stripe_rows, "stripe");
}

TEST_CASE("each mistake in a generic payout report is told", "[payouts]") {
  check_all(payout_rows, "payout");
}

TEST_CASE("a file that is no report is refused", "[payouts]") {
  for (const auto& one : refused) {
    CAPTURE(one.name);
    const auto reading = read(one.text, "stripe");
    REQUIRE(reading.refusal);
    CHECK(reading.refusal->reason == one.reason);
    CAPTURE(reading.refusal->why.en);
    CHECK(reading.refusal->why.en.find(one.why) != std::string::npos);
    CHECK(reading.refusal->place.file == "test.csv");
  }
}
