// Each platform's export is read as its donors gave; sums worked out by hand.

#include "bank/donations_reading.hpp"

#include "support/catch.hpp"

using donations_test::file;
using donations_test::read;
using obole::bank::Meaning;
using Places = std::vector<std::string>;

TEST_CASE("HelloAsso payments: what was paid, refunded, and left alone",
          "[donations]") {
  const auto reading = read(file("helloasso_payments.csv"), "helloasso");

  REQUIRE(reading.sums);
  CHECK(reading.sums->rows == 8);
  CHECK(reading.sums->ignored == 2);  // refused, and paid outside HelloAsso
  CHECK(reading.places() == Places{"9 Type de campagne: Billetterie"});
  // 50.00 + 1250.00 + 45.00 + 15.50; the additional gift of 5.00 is in 45.00.
  CHECK(reading.total(Meaning::gift) == 1'360'50);
  CHECK(reading.told("61003") == "gift 2026-04-05 45.00 fee unknown");
  CHECK(reading.told("61005") == "refund 2026-04-06 20.00 fee unknown");
  CHECK(reading.row("61005").parent.empty());  // the gift's own row
  CHECK(reading.row("61001").name == "Amélie Lefèvre");
  CHECK(reading.row("61001").address ==
        "12 rue des Écoles, 72000 Le Mans, FRA");
  CHECK(reading.row("61001").payout == "2026-05-10");
  CHECK(reading.row("61001").campaign == "Le toit de l’église");
  CHECK(reading.row("61002").is_company);
  CHECK(reading.row("61002").name == "Menuiserie Ndiaye");
  CHECK(reading.row("61002").siren == "552081317");
  CHECK(reading.row("61002").method == "transfer");
  CHECK(reading.row("61003").line == 5);  // after a comment of two lines
  CHECK(reading.row("61008").name == "Anne \"Nan\" O’Brien");
  CHECK(reading.row("61008").method == "direct-debit");
  CHECK(reading.row("61008").receipt == "RF-2026-17");
}

TEST_CASE("HelloAsso orders: custom columns, and a promotional code",
          "[donations]") {
  const auto reading = read(file("helloasso_orders.csv"), "helloasso");

  REQUIRE(reading.sums);
  CHECK(reading.problems.empty());
  CHECK(reading.sums->ignored == 1);
  CHECK(reading.told("70001") == "gift 2026-03-01 5.00 fee unknown");
  CHECK(reading.told("70002") == "gift 2026-03-01 90.00 fee unknown");
  CHECK(reading.row("70002").tier == "Bienfaiteur");
}

TEST_CASE("a French spreadsheet in Windows-1252 is read by generic",
          "[donations]") {
  const auto reading = read(file("generic_spreadsheet.csv"), "generic");

  REQUIRE(reading.sums);
  CHECK(reading.problems.empty());
  CHECK(reading.sums->ignored == 1);  // awaits its payment
  CHECK(reading.total(Meaning::gift) == 1'277'00);
  CHECK(reading.total(Meaning::refund) == 20'00);
  CHECK(reading.told("D-001") == "gift 2026-01-15 20.00 fee 0.50");
  CHECK(reading.told("D-002") == "gift 2026-01-16 1000.00 fee unknown");
  CHECK(reading.told("D-004") == "refund 2026-01-18 20.00 fee -0.50");
  CHECK(reading.row("D-004").parent == "D-004");
  CHECK(reading.row("D-001").name == "Noël Œuvrard");
  CHECK(reading.row("D-001").tier == "BRIQUE");
  CHECK(reading.row("D-003").name == "Boulangerie « Au Blé d’Or »");
  CHECK(reading.row("D-003").method == "transfer");
  CHECK(reading.row("D-006").name == "Luc Šafarik");
}

TEST_CASE("an English list is read by generic, by the days of Paris",
          "[donations]") {
  const auto reading = read(file("generic_english.csv"), "generic");

  REQUIRE(reading.sums);
  CHECK(reading.problems.empty());
  CHECK(reading.told("c1") == "gift 2026-03-01 12.34 fee 0.40");
  CHECK(reading.told("c2") == "gift 2026-02-28 100.00 fee 1.65");
  CHECK(reading.told("c3") == "refund 2026-03-01 12.34 fee -0.40");
  CHECK(reading.row("c1").payout == "p-9");
}

TEST_CASE(
    "Stripe: payouts and fees of no gift are left alone, a dispute is not",
    "[donations]") {
  const auto reading = read(file("stripe_itemized.csv"), "stripe");

  REQUIRE(reading.sums);
  CHECK(reading.sums->rows == 9);
  CHECK(reading.sums->ignored == 2);
  CHECK(reading.places() ==
        Places{"6 reporting_category: dispute", "7 net: 4.76",
               "8 currency: usd",
               "10 reporting_category: climate_order_purchase"});
  // Paris is two hours ahead of UTC on the last evening of March.
  CHECK(reading.told("ch_1") == "gift 2026-03-31 25.00 fee 0.63");
  CHECK(reading.told("ch_2") == "gift 2026-04-01 80.50 fee 0.60");
  CHECK(reading.told("re_1") == "refund 2026-04-01 10.00 fee 0.00");
  CHECK(reading.row("re_1").parent == "ch_1");
  CHECK(reading.row("ch_2").method == "direct-debit");
  CHECK(reading.row("ch_2").payout == "po_7");
}

TEST_CASE("PayPal settlement: cents, flags, frames, and the day in Paris",
          "[donations]") {
  const auto reading = read(file("paypal_settlement.csv"), "paypal");

  REQUIRE(reading.sums);
  CHECK(reading.sums->rows == 8);
  CHECK(reading.sums->ignored == 1);  // the withdrawal
  // 14:59:59 in California is a second before midnight in Paris.
  CHECK(reading.told("1AB") == "gift 2025-12-31 50.00 fee 1.25");
  CHECK(reading.told("2AB") == "gift 2026-01-01 10.05 fee 0.40");
  CHECK(reading.told("3AB") == "refund 2026-01-01 50.00 fee -0.90");
  CHECK(reading.row("3AB").parent == "1AB");
  CHECK(reading.places() == Places{"9 Transaction Debit or Credit: CR",
                                   "10 Transaction Event Code: T9999",
                                   "12 Gross Transaction Amount: 10.50",
                                   "13 CH: ZZ"});
}

TEST_CASE("PayPal activity in French: fees with a minus sign", "[donations]") {
  const auto reading = read(file("paypal_activity.csv"), "paypal");

  REQUIRE(reading.sums);
  CHECK(reading.problems.empty());
  CHECK(reading.sums->ignored == 2);  // one pending, one withdrawal
  CHECK(reading.told("A1") == "gift 2026-01-31 30.00 fee 1.12");
  CHECK(reading.told("A3") == "refund 2026-02-02 30.00 fee -0.87");
  CHECK(reading.row("A3").parent == "A1");
  CHECK(reading.told("A5") == "gift 2026-02-04 1500.00 fee 21.10");
}

TEST_CASE("Ulule: an order with two rewards is one gift", "[donations]") {
  const auto reading = read(file("ulule_orders.csv"), "ulule");

  REQUIRE(reading.sums);
  CHECK(reading.sums->ignored == 2);  // a second reward, a cancelled order
  CHECK(reading.told("501") == "gift 2026-05-01 35.00 fee unknown");
  CHECK(reading.row("501").tier == "PORTE-CLE + AFFICHE");
  CHECK(reading.told("502") == "gift 2026-05-02 12.50 fee unknown");
  CHECK(reading.told("505") == "refund 2026-05-03 15.00 fee unknown");
  CHECK(reading.row("505").parent.empty());  // the order's own row
  // 504 tells two totals; 501 comes back after other orders.
  CHECK(reading.places() ==
        Places{"7 ID de la commande: 504", "8 ID de la commande: 501"});
}
