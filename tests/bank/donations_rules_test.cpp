// What a profile asks for is done, in the cases that platforms seldom show.

#include "bank/donations_reading.hpp"

#include "support/catch.hpp"

using donations_test::read;
using obole::bank::parse_profile;
using obole::bank::Profile;

namespace {

Profile profile_of(const std::string& toml) {
  const auto profile = parse_profile(toml, "test.toml");
  REQUIRE(profile);
  return *profile;
}

}  // namespace

TEST_CASE("a day written with spaces may have a time behind one more",
          "[donations]") {
  const auto profile = profile_of(
      "name = \"p\"\n[columns]\nreference = \"Id\"\ndate = \"Date\"\n"
      "amount = \"Montant\"\n[dates]\noffset = \"UTC\"\n"
      "patterns = [\"%d %b %Y %H:%M\", \"%d %b %Y\"]\n");

  const auto reading = read(
      "Id;Date;Montant\nR1;30 juin 2026 21:59;5\nR2;30 juin 2026 22:00;5\n"
      "R3;30 juin 2026;5\nR4;30 juin 2026 24:00;5\nR5;30 juin;5\n",
      profile);

  CHECK(reading.told("R1") == "gift 2026-06-30 5.00 fee unknown");
  CHECK(reading.told("R2") == "gift 2026-07-01 5.00 fee unknown");
  CHECK(reading.told("R3") == "gift 2026-06-30 5.00 fee unknown");
  CHECK(reading.places() ==
        std::vector<std::string>{"5 Date: 30 juin 2026 24:00",
                                 "6 Date: 30 juin"});
}

TEST_CASE("a gift and its refund may bear one reference, two gifts may not",
          "[donations]") {
  const auto reading = read(
      "Id;Date;Montant\nR1;01/02/2026;5\nR1;02/02/2026;-5\nR1;03/02/2026;5\n"
      "R1;04/02/2026;-5\n",
      "generic");

  CHECK(reading.rows.size() == 2);
  CHECK(reading.places() == std::vector<std::string>{"4 Id: R1", "5 Id: R1"});
}

TEST_CASE("a company that is called as its person is no company",
          "[donations]") {
  const auto reading = read(
      "Id;Date;Montant;Prénom;Nom;Société\n"
      "R1;01/02/2026;5;Zoé;Petit;ZOE PETIT\nR2;01/02/2026;5;Zoé;Petit;Zoé SA\n",
      "generic");

  CHECK_FALSE(reading.row("R1").is_company);
  CHECK(reading.row("R1").name == "Zoé Petit");
  CHECK(reading.row("R2").is_company);
  CHECK(reading.row("R2").name == "Zoé SA");
}

TEST_CASE("of two layouts that fit, the one that finds more is taken",
          "[donations]") {
  const auto profile = profile_of(
      "name = \"p\"\n[columns]\nreference = \"Id\"\ndate = \"Date\"\n"
      "amount = \"Montant\"\n[[layout]]\nname = \"less\"\n"
      "[[layout]]\nname = \"more\"\ncolumns.fee = \"Frais\"\n");

  const auto text = "Id;Date;Montant;Frais\nR1;01/02/2026;5;0,20\n";
  CHECK(read(text, profile).told("R1") == "gift 2026-02-01 5.00 fee 0.20");
}

TEST_CASE("a tip is no gift, and leaves something of it", "[donations]") {
  const auto profile = profile_of(
      "name = \"p\"\n[columns]\nreference = \"Id\"\ndate = \"Date\"\n"
      "amount = \"Montant\"\ntip = \"Pourboire\"\n");

  const auto reading = read(
      "Id;Date;Montant;Pourboire\nR1;01/02/2026;55;5\nR2;01/02/2026;-55;5\n"
      "R3;01/02/2026;5;5\nR4;01/02/2026;5;\n",
      profile);

  CHECK(reading.told("R1") == "gift 2026-02-01 50.00 fee unknown");
  CHECK(reading.told("R2") == "refund 2026-02-01 50.00 fee unknown");
  CHECK(reading.told("R4") == "gift 2026-02-01 5.00 fee unknown");
  CHECK(reading.places() == std::vector<std::string>{"4 Pourboire: 5"});
}

TEST_CASE("rows above the header are passed over", "[donations]") {
  const auto profile = profile_of(
      "name = \"p\"\nrows_above_header = 2\n[columns]\nreference = \"Id\"\n"
      "date = \"Date\"\namount = \"Montant\"\n");

  const auto reading = read(
      "Export du 01/03/2026\nMairie;Dons\n\nId;Date;Montant\nR1;01/02/2026;5\n",
      profile);

  CHECK(reading.row("R1").line == 5);
}
