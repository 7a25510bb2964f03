// A row that cannot be read is told with its line, column and value, and costs
// no other row; a file that cannot be read is refused.

#include "bank/donations_reading.hpp"

#include "obole/base/unicode.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>

using donations_test::file;
using donations_test::read;
using obole::Reason;
using obole::bank::known_profile;
using obole::bank::known_profiles;

TEST_CASE("every mistake is told where it is, and the rest is read",
          "[donations]") {
  const auto reading = read(file("mistakes.csv"), "generic");

  REQUIRE(reading.sums);
  CHECK(reading.places() ==
        std::vector<std::string>{"3 Date: 30/02/2026",
                                 "4 Date: 2026-13-01",
                                 "5 Montant: 10,005",
                                 "6 Montant: 1.000",
                                 "7 Montant: 1.234,56",
                                 "8 Montant: dix euros",
                                 "9 Net: 9,70",
                                 "10 Commission: -0,20",
                                 "11 Devise: CHF",
                                 "12 Statut: Peut-être",
                                 "13 Statut: Contesté",
                                 "14 Moyen de paiement: Troc",
                                 "15 SIREN: 123456789",
                                 "16 Montant: 0,00",
                                 "17 Montant: ",
                                 "18 Référence: ",
                                 "19 : K18",
                                 "20 : Référence",
                                 "21 Référence: K1",
                                 "24 Statut: ",
                                 "25 Montant: 99999999999,00",
                                 "26 Statut: Pay\\xE9"});
  CHECK(reading.sums->rows == 24);
  CHECK(reading.total(obole::bank::Meaning::gift) == 21'00);
  const auto all_said = std::all_of(
      reading.problems.begin(), reading.problems.end(), [](const auto& each) {
        return !each.why.en.empty() && !each.why.fr.empty();
      });
  CHECK(all_said);
}

TEST_CASE("a problem's value is short and moves no cursor", "[donations]") {
  std::string value(150, 'x');
  value += "\x1B[31m\u202E";
  for (int i = 0; i < 100; ++i)
    value += "é";
  const auto reading =
      read("Référence;Date;Montant\nR1;01/02/2026;" + value + "\n", "generic");

  REQUIRE(reading.problems.size() == 1);
  const auto& shown = reading.problems[0].value;
  CHECK(shown.size() <= 200);
  CHECK(shown.starts_with(std::string(150, 'x') + "\\u{1B}[31m\\u{202E}é"));
  CHECK(shown.ends_with("…"));
  CHECK_FALSE(obole::invalid_utf8_at(shown));
}

TEST_CASE("a missing column is refused, naming what comes nearest",
          "[donations]") {
  const auto reading = read("Référence;Date;Montnt\n", "generic");

  REQUIRE(reading.refusal);
  CHECK(reading.refusal->reason == Reason::column_missing);
  CHECK(reading.refusal->what.en.find("Montant") != std::string::npos);
  CHECK(reading.refusal->hint.en.find("Montnt") != std::string::npos);
  CHECK(reading.refusal->place.file == "test.csv");
  CHECK(reading.refusal->place.line == 1);
}

TEST_CASE("headers are known whatever their case, accents and spaces",
          "[donations]") {
  const auto reading =
      read("\xEF\xBB\xBF reference ,DATE, MONTANT  BRUT\nR1,2026-02-01,5\n",
           "generic");

  REQUIRE(reading.sums);
  CHECK(reading.told("R1") == "gift 2026-02-01 5.00 fee unknown");
}

TEST_CASE("a refund names its gift, or is the gift's own row, changed",
          "[donations]") {
  const auto reading = read(
      "Id;Date;Montant;Statut;Opération;Parent\n"
      "R1;01/02/2026;-5;Payé;Remboursement;G1\n"
      "R2;01/02/2026;5;Payé;Remboursement;G2\n"
      "R3;01/02/2026;5;Payé;Remboursement;\n"
      "R4;01/02/2026;-5;Remboursé;Don;\n"
      "G5;01/02/2026;5;Remboursé;Don;\n",
      "generic");

  REQUIRE(reading.sums);
  CHECK(reading.row("R1").parent == "G1");
  CHECK(reading.row("R2").parent == "G2");
  CHECK(reading.row("R3").parent == "R3");
  CHECK(reading.row("R4").parent == "R4");
  CHECK(reading.row("G5").parent.empty());
  CHECK(reading.total(obole::bank::Meaning::refund) == 25'00);
}

TEST_CASE("the delimiter is the one that finds the columns", "[donations]") {
  for (const std::string mark : {";", ",", "\t"}) {
    CAPTURE(mark);
    const auto reading =
        read("\"Id\"" + mark + "Date" + mark + "Montant" + mark +
                 "\"a,b;c\td\"\nR1" + mark + "2026-02-01" + mark +
                 "\"1 234,50\"" + mark + "\n",
             "generic");
    REQUIRE(reading.sums);
    CHECK(reading.told("R1") == "gift 2026-02-01 1234.50 fee unknown");
  }
}

TEST_CASE("files that cannot be read at all are refused", "[donations]") {
  const auto reason_of = [](std::string_view text,
                            std::string_view profile = "generic") {
    const auto reading = read(text, profile);
    REQUIRE(reading.refusal);
    return reading.refusal->reason;
  };

  CHECK(reason_of("") == Reason::file_malformed);
  CHECK(reason_of("\xEF\xBB\xBF\r\n\r\n") == Reason::file_malformed);
  CHECK(reason_of("Id;Date;Montant\n\"R1;01/02/2026;5\n") ==
        Reason::file_malformed);
  CHECK(reason_of("Id;Date;Montant;Montant\n") == Reason::file_malformed);
  CHECK(reason_of("\"SB\",1,2\n", "paypal") == Reason::file_malformed);
  CHECK(reason_of("\xEF\xBB\xBFId;Date;Montant;\xE9\n") ==
        Reason::encoding_invalid);
  CHECK(reason_of("\xFF\xFEI\0d\0", "stripe") == Reason::encoding_invalid);
}

TEST_CASE("a second PayPal header with other columns ends the reading",
          "[donations]") {
  auto text = file("paypal_settlement.csv");
  const auto second = text.rfind("\"Transaction ID\"");
  text.replace(second, 16, "\"Something else\"");

  const auto reading = read(text, "paypal");

  REQUIRE(reading.refusal);
  CHECK(reading.refusal->reason == Reason::file_malformed);
  CHECK(reading.refusal->place.line == 11);
}

TEST_CASE("a file keeps the encoding of its first accent", "[donations]") {
  const auto latin = read(
      "Id;Date;Montant;Nom\nR1;01/02/2026;5;Ren\xE9\nR2;01/02/2026;5;Zo\xC3\xAB"
      "\nR3;01/02/2026;5;\x81\nR4;01/02/2026;5;\xABZo\xC9\xA0\xBB\n",
      "generic");

  REQUIRE(latin.sums);
  CHECK(latin.row("R1").name == "René");
  // Read as the rest is, it would be ZoÃ«, and nobody would be told.
  CHECK(latin.places() ==
        std::vector<std::string>{"3 Nom: Zoë", "4 Nom: \\x81"});
  CHECK(latin.problems.at(0).why.en ==
        "the cell is in UTF-8, and the file is read in Windows-1252");
  CHECK(latin.row("R4").name == "«ZoÉ »");

  const auto utf_8 = read(
      "Id;Date;Montant;Nom\nR1;01/02/2026;5;Ren\xC3\xA9\nR2;01/02/2026;5;"
      "Zo\xEB\n",
      "generic");
  CHECK(utf_8.row("R1").name == "René");
  CHECK(utf_8.places() == std::vector<std::string>{"3 Nom: Zo\\xEB"});
}

TEST_CASE("the pieces in which a file comes do not matter", "[donations]") {
  const auto profile = known_profile("paypal");
  REQUIRE(profile);
  const auto text = file("paypal_settlement.csv");
  const auto whole = read(text, *profile, "EUR", text.size());

  for (const std::size_t piece : {1U, 2U, 7U, 64U}) {
    CAPTURE(piece);
    const auto pieces = read(text, *profile, "EUR", piece);
    CHECK(pieces.places() == whole.places());
    CHECK(pieces.rows.size() == whole.rows.size());
  }
}

TEST_CASE("hostile files are refused or told, by every profile",
          "[donations]") {
  const std::vector<std::string> texts = {
      file("paypal_settlement.csv"), file("helloasso_payments.csv"),
      file("generic_spreadsheet.csv"), file("stripe_itemized.csv"),
      file("ulule_orders.csv")};
  support::holds("a damaged file breaks no promise", [&] {
    auto text = *rc::gen::elementOf(texts);
    const auto name = *rc::gen::elementOf(known_profiles());
    const auto strokes = *rc::gen::inRange(0, 12);
    for (int stroke = 0; stroke < strokes; ++stroke) {
      const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
      text[at] = *rc::gen::arbitrary<char>();
    }
    const auto reading = read(text, name);
    RC_ASSERT(reading.sums.has_value() != reading.refusal.has_value());
    for (const auto& problem : reading.problems) {
      RC_ASSERT(problem.value.size() <= 200);
      RC_ASSERT(!obole::invalid_utf8_at(problem.value));
    }
    for (const auto& row : reading.rows) {
      RC_ASSERT(row.amount.is_positive());
    }
  });
}
