// What each platform's rows are, in normal form; worked out by hand.

#include "bank/donations_reading.hpp"
#include "bank/payouts_reading.hpp"

#include "support/catch.hpp"

using obole::bank::Movement;
using payouts_test::all_of;
using payouts_test::check_of;
using payouts_test::read;
using Places = std::vector<std::string>;

namespace {

constexpr std::string_view stripe_report =
    "balance_transaction_id,source_id,charge_id,created,available_on,currency,"
    "gross,fee,net,reporting_category,automatic_payout_id,"
    "automatic_payout_effective_at,description,customer_name\n"
    "txn_1,ch_1,ch_1,2026-03-01 09:00:00,,eur,100.00,1.75,98.25,charge,po_1,"
    "2026-03-04 00:00:00,Don TOIT,Jeanne\n"
    "txn_2,py_2,py_2,2026-02-28 23:30:00,,eur,40.00,0.35,39.65,charge,po_1,"
    "2026-03-04 00:00:00,,\n"
    "txn_3,re_1,ch_1,2026-03-02 09:00:00,,eur,-10.00,0.00,-10.00,refund,po_1,"
    "2026-03-04 00:00:00,,\n"
    "txn_4,dp_1,py_2,2026-03-02 09:00:00,,eur,-40.00,15.00,-55.00,dispute,po_1,"
    "2026-03-04 00:00:00,,\n"
    "txn_5,,,2026-03-03 00:00:00,,eur,-0.90,0.00,-0.90,fee,po_1,"
    "2026-03-04 00:00:00,Radar,\n"
    "txn_6,po_1,,2026-03-03 00:00:00,,eur,-72.00,0.00,-72.00,payout,po_1,"
    "2026-03-04 00:00:00,STRIPE PAYOUT,\n"
    "txn_7,dp_1,py_2,2026-03-05 09:00:00,,eur,40.00,-15.00,55.00,"
    "dispute_reversal,po_2,2026-03-07 00:00:00,,\n"
    "txn_8,po_2,,2026-03-06 00:00:00,,eur,-54.00,0.00,-54.00,payout,po_2,"
    "2026-03-07 00:00:00,,\n"
    "txn_9,po_0,,2026-03-06 00:00:00,,eur,12.00,0.00,12.00,payout_reversal,po_3"
    ",,,\n"
    "txn_10,po_9,,2026-03-06 00:00:00,,eur,-5.00,0.05,-5.05,payout,,,instant,\n"
    "txn_11,,,2026-03-06 00:00:00,,eur,-3.00,0.00,-3.00,risk_reserved_funds,,,"
    ",\n"
    "txn_12,,,2026-03-06 00:00:00,,eur,0.00,0.00,0.00,network_cost,,,,\n";

}  // namespace

TEST_CASE("Stripe: every movement of the balance", "[payouts]") {
  const auto reading = read(stripe_report, "stripe");

  REQUIRE(reading.sums);
  CHECK(reading.places() == Places{});
  CHECK(reading.sums->rows == 12);
  CHECK(reading.sums->ignored == 1);  // a cost of nothing moves nothing
  CHECK(all_of(reading.row("txn_1")) ==
        "capture charge|txn_1|ch_1||po_1|2026-03-04|2026-03-01|100.00 1.75 "
        "98.25|Don TOIT");
  // 23:30 UTC is the next day in Paris.
  CHECK(all_of(reading.row("txn_2")) ==
        "capture charge|txn_2|py_2||po_1|2026-03-04|2026-03-01|40.00 0.35 "
        "39.65|");
  CHECK(all_of(reading.row("txn_3")) ==
        "refund refund|txn_3|re_1|ch_1|po_1|2026-03-04|2026-03-02|-10.00 0.00 "
        "-10.00|");
  CHECK(all_of(reading.row("txn_4")) ==
        "dispute dispute|txn_4|dp_1|py_2|po_1|2026-03-04|2026-03-02|-40.00 "
        "15.00 -55.00|");
  CHECK(all_of(reading.row("txn_5")) ==
        "fee fee|txn_5|txn_5||po_1|2026-03-04|2026-03-03|-0.90 0.00 -0.90|"
        "Radar");
  CHECK(all_of(reading.row("txn_6")) ==
        "payout payout|txn_6|po_1||po_1|2026-03-04|2026-03-03|-72.00 0.00 "
        "-72.00|STRIPE PAYOUT");
  CHECK(reading.told("txn_7") ==
        "dispute-reversal 2026-03-05 40.00 - -15.00 = 55.00");
  CHECK(reading.told("txn_9") ==
        "payout-reversal 2026-03-06 12.00 - 0.00 = 12.00");
  CHECK(reading.told("txn_11") == "hold 2026-03-06 -3.00 - 0.00 = -3.00");
  CHECK(reading.row("txn_10").payout.empty());
  CHECK_FALSE(reading.row("txn_10").arrival);
  CHECK(reading.row("txn_1").line == 2);
}

TEST_CASE("a payout that does not carry what its rows sum to is found",
          "[payouts]") {
  const auto reading = read(stripe_report, "stripe");
  const auto check = check_of(reading);

  // po_1: 98.25 + 39.65 - 10.00 - 55.00 - 0.90 = 72.00, and so it says; po_2:
  // 55.00, and it says 54.00; po_3 has no row of its own; the instant payout
  // belongs to none.
  const auto sums = check.sums();
  REQUIRE(sums.size() == 3);
  CHECK(sums[0].adds_up());
  CHECK(sums[0].rows == 5);
  CHECK(sums[0].payouts == 1);
  CHECK(plain(sums[0].paid) == "72.00");
  CHECK_FALSE(sums[2].is_told());
  const auto differing = check.differing();
  REQUIRE(differing.size() == 1);
  CHECK(differing[0].payout == "po_2");
  CHECK(plain(differing[0].carried) == "55.00");
  CHECK(plain(differing[0].paid) == "54.00");
  CHECK(obole::iso(*differing[0].arrival) == "2026-03-07");
}

TEST_CASE("PayPal: a settlement whose footers agree", "[payouts]") {
  const auto reading = read(
      "\xEF\xBB\xBF\"RH\",2026/03/02 02:00:00 +0100,\"A\",\"X\",009,\n"
      "\"FH\",01\n"
      "\"SH\",2026/03/01 00:00:00 +0100,2026/03/01 23:59:59 +0100,\"X\",\"\"\n"
      "CH,Transaction ID,PayPal Reference ID,Transaction Event Code,"
      "Transaction Completion Date,Transaction Debit or Credit,Gross "
      "Transaction Amount,Gross Transaction Currency,Fee Debit or Credit,Fee "
      "Amount,Fee Currency\n"
      "SB,P1,,T0013,2026/03/01 10:00:00 +0100,CR,2000,EUR,DR,90,EUR\n"
      "SB,P2,P1,T1107,2026/03/01 11:00:00 +0100,DR,500,EUR,CR,10,EUR\n"
      "SB,P3,P1,T1106,2026/03/01 12:00:00 +0100,DR,1500,EUR,CR,80,EUR\n"
      "SB,P4,P3,T0106,2026/03/01 12:00:00 +0100,DR,1600,EUR,,,\n"
      "SB,P5,P3,T1202,2026/03/01 13:00:00 +0100,CR,1500,EUR,,,\n"
      "SB,P6,,T1110,2026/03/01 14:00:00 +0100,DR,300,EUR,,,\n"
      "SB,P7,P6,T1111,2026/03/01 15:00:00 +0100,CR,300,EUR,,,\n"
      "SB,P8,,T0400,2026/03/01 16:00:00 +0100,DR,100,EUR,,,\n"
      "SB,P9,P8,T1101,2026/03/01 17:00:00 +0100,CR,100,EUR,,,\n"
      "SB,PA,,T1900,2026/03/01 18:00:00 +0100,CR,1,EUR,,,\n"
      "SF,EUR,3901,4000,90,90,CR,0,DR,99,CR,0,DR,99,CR,0,CR,0,10\n"
      "SC,10\n"
      "\"SH\",2026/03/01 00:00:00 +0100,2026/03/01 23:59:59 +0100,\"Y\",\"\"\n"
      "CH,Transaction ID,PayPal Reference ID,Transaction Event Code,"
      "Transaction Completion Date,Transaction Debit or Credit,Gross "
      "Transaction Amount,Gross Transaction Currency,Fee Debit or Credit,Fee "
      "Amount,Fee Currency\n"
      "SB,Q1,,T0006,2026/03/01 23:30:00 -0800,CR,700,EUR,DR,30,EUR\n"
      "SB,Q2,,T0006,2026/03/01 23:30:00 -0800,CR,100,USD,DR,30,USD\n"
      "SF,USD,9,9,9,9\n"
      "SF,EUR,700,0,0,30,CR,0,CR,670,CR,0,CR,670,CR,0,CR,0,2\n"
      "SC,2\n"
      "RF,EUR,4601,4000,90,120,CR,0,CR,571,CR,0,CR,571,CR,0,CR,0,11\n"
      "RC,12\n"
      "FF,14\n",
      "paypal");

  REQUIRE(reading.sums);
  CHECK(reading.places() == Places{"20 Gross Transaction Currency: USD"});
  CHECK(reading.sums->unequal == 0);
  CHECK(reading.told("P1") == "capture 2026-03-01 20.00 - 0.90 = 19.10");
  CHECK(reading.told("P2") == "refund 2026-03-01 -5.00 - -0.10 = -4.90");
  CHECK(reading.told("P3") == "dispute 2026-03-01 -15.00 - -0.80 = -14.20");
  CHECK(reading.told("P4") == "fee 2026-03-01 -16.00 - 0.00 = -16.00");
  CHECK(reading.told("P5") ==
        "dispute-reversal 2026-03-01 15.00 - 0.00 = 15.00");
  CHECK(reading.told("P8") == "payout 2026-03-01 -1.00 - 0.00 = -1.00");
  CHECK(reading.told("P9") == "payout-reversal 2026-03-01 1.00 - 0.00 = 1.00");
  CHECK(reading.told("PA") == "adjustment 2026-03-01 0.01 - 0.00 = 0.01");
  CHECK(reading.told("Q1") == "capture 2026-03-02 7.00 - 0.30 = 6.70");
  CHECK(reading.total(Movement::hold) == "2 0 0 0");
  CHECK(reading.row("P2").parent == "P1");
  CHECK(reading.row("P4").parent == "P3");
  CHECK(reading.row("P1").reference == "P1");
  CHECK(reading.row("P9").parent.empty());
}

TEST_CASE("PayPal: what did not happen moves nothing", "[payouts]") {
  const std::string header =
      "CH,Transaction ID,Transaction Event Code,Transaction Completion Date,"
      "Transaction Debit or Credit,Gross Transaction Amount,Gross Transaction "
      "Currency,Fee Debit or Credit,Fee Amount,Transactional Status,"
      "Transaction Subject\n";
  const std::string rest = ",T0006,2026/03/01 10:00:00 +0100,CR,2000,EUR,,,";
  const auto reading =
      read(header + "SB,P1" + rest + "S,Merci  \nSB,P2" + rest + "P,\nSB,P3" +
               rest + "D,\nSB,P4" + rest + "V,\nSB,P5" + rest + "Z,\n",
           "paypal");

  REQUIRE(reading.sums);
  CHECK(reading.sums->ignored == 2);
  CHECK(reading.places() ==
        Places{"5 Transactional Status: V", "6 Transactional Status: Z"});
  CHECK(reading.row("P1").description == "Merci");
}

TEST_CASE("PayPal: the French activity download", "[payouts]") {
  const auto reading = read(
      "Date,Heure,Type,État,Devise,Avant commission,Commission,Net,Numéro de "
      "transaction,Numéro de la transaction de référence,Titre de l'objet\n"
      "01/03/2026,10:00,Paiement de don,Terminé,EUR,\"1 020,00\",\"-12,50\","
      "\"1 007,50\",A1,,Toit\n"
      "02/03/2026,10:00,Remboursement,Terminé,EUR,\"-20,00\",\"0,30\","
      "\"-19,70\",A2,A1,\n"
      "03/03/2026,10:00,Virement standard,Terminé,EUR,\"-500,00\",\"0,00\","
      "\"-500,00\",A3,,\n"
      "03/03/2026,11:00,Blocage général,Placé,EUR,\"-5,00\",\"0,00\","
      "\"-5,00\",A4,,\n"
      "03/03/2026,12:00,Conversion de devise,Terminé,EUR,\"-5,00\",\"0,00\","
      "\"-5,00\",A5,,\n"
      "03/03/2026,12:00,Paiement,En attente,EUR,\"5,00\",\"0,00\",\"5,00\",A6,,"
      "\n",
      "paypal");

  REQUIRE(reading.sums);
  CHECK(reading.places() == Places{"6 Type: Conversion de devise"});
  CHECK(reading.sums->ignored == 2);
  CHECK(reading.told("A1") == "capture 2026-03-01 1020.00 - 12.50 = 1007.50");
  CHECK(reading.told("A2") == "refund 2026-03-02 -20.00 - -0.30 = -19.70");
  CHECK(reading.told("A3") == "payout 2026-03-03 -500.00 - 0.00 = -500.00");
  CHECK(reading.row("A2").parent == "A1");
  CHECK(reading.row("A1").description == "Toit");
}

TEST_CASE("HelloAsso: no fees, and tickets are paid out too", "[payouts]") {
  const auto text = donations_test::file("helloasso_payments.csv");
  const auto reading = read(text, "helloasso");

  REQUIRE(reading.sums);
  CHECK(reading.places() == Places{});
  CHECK(reading.sums->rows == 8);
  CHECK(reading.sums->ignored == 2);  // refused, and paid outside HelloAsso
  // Row 61005 of 20.00 was given back: it came, and it went.
  CHECK(reading.told("61005") == "capture 2026-04-06 20.00 - 0.00 = 20.00");
  CHECK(reading.told("61005:refund") ==
        "refund 2026-04-06 -20.00 - 0.00 = -20.00");
  CHECK(reading.row("61005:refund").parent == "61005");
  CHECK(reading.row("61005:refund").payout.empty());
  CHECK(reading.row("61001").payout == "2026-05-10");
  CHECK(obole::iso(*reading.row("61001").arrival) == "2026-05-10");
  for (const auto& row : reading.rows) {
    CHECK(row.fee.is_zero());
  }
  // All gifts, 1360.50, and the ticket.
  const auto ticket = reading.earned() - 1'360'50;
  CHECK(ticket > 0);
  CHECK(check_of(reading).differing().empty());
}

TEST_CASE("the generic payout report, in French and in English", "[payouts]") {
  const auto french = read(
      "N° contribution;Date;Montant;Commission;Net;Nature;Référence versement;"
      "Date du versement;Id mouvement;Contribution d'origine;Libellé\n"
      "C-1;01/03/2026;1 040,00;52,00;988,00;Contribution;V-1;10/03/2026;M1;;\n"
      "C-2;02/03/2026;-40,00;-2,00;-38,00;Remboursement;V-1;10/03/2026;M2;C-1;"
      "\n"
      ";09/03/2026;-5,00;;;Frais;V-1;10/03/2026;M3;;Abonnement\n"
      ";09/03/2026;-945,00;;;Versement;V-1;10/03/2026;M4;;\n",
      "payout");
  const auto english = read(
      "Contribution ID,Date,Amount,Fee,Net,Kind,Payout reference,Payout date,"
      "Movement ID,Refund of,Label\n"
      "C-1,2026-03-01,1040.00,52.00,988.00,contribution,V-1,2026-03-10,M1,,\n"
      "C-2,2026-03-02,-40.00,-2.00,-38.00,refund,V-1,2026-03-10,M2,C-1,\n"
      ",2026-03-09,-5.00,,,fee,V-1,2026-03-10,M3,,Abonnement\n"
      ",2026-03-09,-945.00,,,payout,V-1,2026-03-10,M4,,\n",
      "payout");

  REQUIRE(french.sums);
  REQUIRE(english.sums);
  CHECK(french.places() == Places{});
  CHECK(all_of(french.row("M1")) ==
        "capture Contribution|M1|C-1||V-1|2026-03-10|2026-03-01|1040.00 52.00 "
        "988.00|");
  CHECK(french.row("M2").parent == "C-1");
  CHECK(french.row("M3").reference == "M3");
  CHECK(french.row("M3").description == "Abonnement");
  // 988.00 - 38.00 - 5.00 = 945.00
  CHECK(check_of(french).differing().empty());
  CHECK(check_of(french).sums().front().is_told());
  for (const auto* const source : {"M1", "M2", "M3", "M4"}) {
    CHECK(french.told(source) == english.told(source));
  }
}
