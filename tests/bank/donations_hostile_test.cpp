// Small files of platforms, each wrong in one way, with what is said of it:
// gifts are never guessed at.

#include "bank/donations_reading.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <set>
#include <string>

using donations_test::read;
using obole::Reason;

namespace {

// The second row of data is wrong, the first is not: one problem, one gift.
struct Wrong {
  const char* profile;
  std::string text;
  const char* place;  // "line column: value"
  const char* why;
};

struct Refused {
  const char* profile;
  std::string text;
  Reason reason;
  const char* why;
};

std::string generic(const std::string& row) {
  return "Référence;Date;Montant;Commission;Net;Devise;Statut;Moyen de "
         "paiement;SIREN\nK1;01/02/2026;10,00;;;EUR;Payé;CB;\n" +
         row + "\n";
}
std::string helloasso(const std::string& row) {
  return "Référence paiement;Montant total;Date du paiement;Statut du "
         "paiement;Type de campagne;Moyen de paiement\n"
         "1;10,00;01/02/2026;Payé;Don;Carte bancaire\n" +
         row + "\n";
}
std::string stripe(const std::string& row) {
  return "balance_transaction_id,source_id,charge_id,created_utc,currency,"
         "gross,fee,net,reporting_category\n"
         "t1,ch_1,ch_1,2026-02-01 10:00:00,eur,10.00,0.50,9.50,charge\n" +
         row + "\n";
}
std::string ulule(const std::string& row) {
  return "order.id,order.created_at,order.total,order.status,"
         "order.payment_method\n"
         "1,2026-05-01T10:00:00+02:00,10.00,payment-done,card\n" +
         row + "\n";
}

const Wrong wrongs[] = {
    {"generic", generic("K2;30/02/2026;10,00;;;EUR;Payé;CB;"),
     "3 Date: 30/02/2026", "no day that exists"},
    {"generic", generic("K2;2026-13-01;10,00;;;EUR;Payé;CB;"),
     "3 Date: 2026-13-01", "no day that exists"},
    {"generic", generic("K2;;10,00;;;EUR;Payé;CB;"), "3 Date: ", "empty"},
    {"generic", generic("K2;demain;10,00;;;EUR;Payé;CB;"), "3 Date: demain",
     "days written like"},
    {"generic", generic("K2;01/02/2026;10,005;;;EUR;Payé;CB;"),
     "3 Montant: 10,005", "three digits after the mark"},
    {"generic", generic("K2;01/02/2026;1.000;;;EUR;Payé;CB;"),
     "3 Montant: 1.000", "three digits after the mark"},
    {"generic", generic("K2;01/02/2026;10,0051;;;EUR;Payé;CB;"),
     "3 Montant: 10,0051", "no amount is rounded"},
    {"generic", generic("K2;01/02/2026;dix;;;EUR;Payé;CB;"), "3 Montant: dix",
     "not an amount"},
    {"generic", generic("K2;01/02/2026;1e3;;;EUR;Payé;CB;"), "3 Montant: 1e3",
     "not an amount"},
    {"generic", generic("K2;01/02/2026;--5;;;EUR;Payé;CB;"), "3 Montant: --5",
     "not an amount"},
    {"generic", generic("K2;01/02/2026;=5;;;EUR;Payé;CB;"), "3 Montant: =5",
     "not an amount"},
    {"generic", generic("K2;01/02/2026;5,00 USD;;;EUR;Payé;CB;"),
     "3 Montant: 5,00 USD", "in EUR is expected"},
    {"generic", generic("K2;01/02/2026;0,00;;;EUR;Payé;CB;"), "3 Montant: 0,00",
     "the amount is zero"},
    {"generic", generic("K2;01/02/2026;;;;EUR;Payé;CB;"),
     "3 Montant: ", "empty"},
    {"generic", generic("K2;01/02/2026;10000000000,01;;;EUR;Payé;CB;"),
     "3 Montant: 10000000000,01", "no single amount may exceed"},
    {"generic", generic("K2;01/02/2026;10,00;0,20;9,70;EUR;Payé;CB;"),
     "3 Net: 9,70", "the net should be 9.80 EUR"},
    {"generic", generic("K2;01/02/2026;10,00;x;;EUR;Payé;CB;"),
     "3 Commission: x", "not an amount"},
    {"generic", generic("K2;01/02/2026;10,00;-0,20;;EUR;Payé;CB;"),
     "3 Commission: -0,20", "fee of a gift is not negative"},
    {"generic", generic("K2;01/02/2026;10,00;;;CHF;Payé;CB;"), "3 Devise: CHF",
     "the ledger is kept in EUR"},
    {"generic", generic("K2;01/02/2026;10,00;;;;Payé;CB;"),
     "3 Devise: ", "the ledger is kept in EUR"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;Peut-être;CB;"),
     "3 Statut: Peut-être", "the profile does not say what this means"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;Contesté;CB;"),
     "3 Statut: Contesté", "by hand"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;;CB;"),
     "3 Statut: ", "the cell is empty"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;Payé;Troc;"),
     "3 Moyen de paiement: Troc", "what this way of paying is"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;Payé;CB;123456789"),
     "3 SIREN: 123456789", "SIREN"},
    {"generic", generic(";01/02/2026;10,00;;;EUR;Payé;CB;"),
     "3 Référence: ", "empty"},
    {"generic", generic("K1;02/02/2026;10,00;;;EUR;Payé;CB;"),
     "3 Référence: K1", "has this reference already"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;Payé;CB"), "3 : K2",
     "8 fields"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;Payé;CB;;"), "3 : K2",
     "10 fields"},
    {"generic", generic("K2;01/02/2026;10,00;;;EUR;Pay\xE9;CB;"),
     "3 Statut: Pay\\xE9", "no meaning in UTF-8"},
    {"helloasso", helloasso("2;10.00;01/02/2026;Payé;Don;Carte bancaire"),
     "3 Montant total: 10.00", "not an amount"},
    {"helloasso", helloasso("2;10,00;2026-02-01;Payé;Don;Carte bancaire"),
     "3 Date du paiement: 2026-02-01", "no day that exists"},
    {"helloasso", helloasso("2;10,00;01/02/2026;Soldé;Don;Carte bancaire"),
     "3 Statut du paiement: Soldé", "the profile does not say what this means"},
    {"helloasso", helloasso("2;10,00;01/02/2026;Payé;Tombola;Carte bancaire"),
     "3 Type de campagne: Tombola", "the profile does not say what this means"},
    {"helloasso", helloasso("2;10,00;01/02/2026;Payé;Adhésion;Carte bancaire"),
     "3 Type de campagne: Adhésion", "by hand"},
    {"stripe",
     stripe("t2,ch_2,ch_2,2026-02-01 10:00:00,usd,10.00,0.50,9.50,charge"),
     "3 currency: usd", "the ledger is kept in EUR"},
    {"stripe",
     stripe("t2,ch_2,ch_2,2026-02-01 10:00:00,eur,10.00,0.50,9.51,charge"),
     "3 net: 9.51", "the net should be 9.50 EUR"},
    {"stripe",
     stripe("t2,ch_2,ch_2,2026-02-01 10:00:00,eur,\"10,00\",0.50,,charge"),
     "3 gross: 10,00", "not an amount"},
    {"stripe",
     stripe("t2,ch_2,ch_2,2026-02-01 10:00:00,eur,10.00,0.50,9.50,magic"),
     "3 reporting_category: magic", "the profile does not say what this means"},
    {"stripe",
     stripe("t2,ch_2,ch_2,2026-02-01 25:00:00,eur,10.00,0.50,9.50,charge"),
     "3 created_utc: 2026-02-01 25:00:00", "no day that exists"},
    {"ulule", ulule("2,2026-05-01T10:00:00+02:00,10.00,perhaps,card"),
     "3 order.status: perhaps", "the profile does not say what this means"},
    {"ulule", ulule("2,01/05/26,10.00,payment-done,card"),
     "3 order.created_at: 01/05/26", "no day that exists"},
    {"ulule", ulule("2,2026-05-01T10:00:00+02:00,ten,payment-done,card"),
     "3 order.total: ten", "not an amount"},
};

const Refused refused[] = {
    {"generic", "", Reason::file_malformed, "the file is empty"},
    {"generic", "\n\n", Reason::file_malformed, "the file is empty"},
    {"generic", "Référence;Date\n", Reason::column_missing, "no such column"},
    {"generic", "Référence;Date;Montnt\n", Reason::column_missing,
     "no such column"},
    {"generic", "Référence;Date;Montant;Montant\n", Reason::file_malformed,
     "two columns bear this name"},
    {"generic", generic("\"K2;01/02/2026"), Reason::file_malformed,
     "never closed"},
    {"generic", generic("K\"2;01/02/2026"), Reason::file_malformed,
     "inside an unquoted field"},
    {"generic", generic(std::string("K2\0;", 4)), Reason::file_malformed,
     "NUL"},
    {"generic", generic(std::string(std::size_t{2} << 20U, 'x')),
     Reason::file_malformed, "longer than 1048576 bytes"},
    {"paypal", "\"SB\",1,2\n", Reason::file_malformed, "no row begins with CH"},
    {"stripe", "id,amount\n", Reason::column_missing, "no such column"},
    {"stripe", "\xEF\xBB\xBF\xE9,amount\n", Reason::encoding_invalid,
     "no meaning in UTF-8"},
};

}  // namespace

TEST_CASE("each mistake in a platform's file is told, and is no gift",
          "[donations]") {
  std::set<std::string> different;
  for (const auto& wrong : wrongs) {
    CAPTURE(wrong.profile, wrong.text);
    different.insert(wrong.text);
    const auto reading = read(wrong.text, wrong.profile);
    REQUIRE(reading.sums);
    CHECK(reading.places() == std::vector<std::string>{wrong.place});
    CHECK(reading.rows.size() == 1);
    CHECK(reading.total(obole::bank::Meaning::gift) == 10'00);
    if (reading.problems.empty()) continue;
    const auto& why = reading.problems[0].why;
    CAPTURE(why.en);
    CHECK(why.en.find(wrong.why) != std::string::npos);
    CHECK_FALSE(why.fr.empty());
    CHECK(why.en != why.fr);
  }
  REQUIRE(different.size() >= 40);
}

TEST_CASE("a platform's file that cannot be read is refused with a way out",
          "[donations]") {
  for (const auto& one : refused) {
    CAPTURE(one.profile, one.text.substr(0, 200));
    const auto reading = read(one.text, one.profile);
    REQUIRE(reading.refusal);
    CHECK(reading.refusal->reason == one.reason);
    CAPTURE(reading.refusal->why.en);
    CHECK(reading.refusal->why.en.find(one.why) != std::string::npos);
    CHECK_FALSE(reading.refusal->hint.en.empty());
    CHECK_FALSE(reading.refusal->hint.fr.empty());
    CHECK(reading.refusal->place.file == "test.csv");
  }
}
