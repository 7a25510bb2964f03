// Bank statements in CSV: the profiles that come with obole, what the guide
// says, and what is refused.

#include "bank/statement_csv_reading.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

using obole::Reason;
using obole::bank::check_balance;
using obole::bank::known_statement_profile;
using obole::bank::parse_statement_profile;
using statement_csv_test::iban;
using statement_csv_test::known;
using statement_csv_test::only;
using statement_csv_test::read;

TEST_CASE("La Banque Postale's download is a statement", "[bank-csv]") {
  const auto recording =
      read(known("la_banque_postale"),
           "Num\xE9ro Compte   ;FR7630006000011234567890189\r\n"
           "Type         ;CCP\r\nCompte tenu en  ;euros\r\n"
           "Date            ;31/03/2026\r\nSolde (EUROS)   ;1 043,75\r\n\r\n"
           "Date;Libell\xE9;Montant(EUROS)\r\n"
           "03/03/2026;\"VIREMENT DE ADA; DON\";50,00\r\n"
           "02/03/2026;FRAIS;-6,25\r\n",
           7, "");
  const auto& statement = only(recording);
  CHECK(statement.head.account == iban);
  CHECK(to_string(*statement.head.opening) == "1000.00 EUR");
  CHECK(to_string(*statement.head.closing) == "1043.75 EUR");
  CHECK(obole::iso(*statement.head.closing_on) == "2026-03-31");
  CHECK(statement.head.id == "2026-03-02/2026-03-03");
  REQUIRE(statement.lines.size() == 2);
  CHECK(statement.lines[0].remittance == "VIREMENT DE ADA; DON");
  CHECK(statement.lines[1].amount.minor_units() == -625);
}

TEST_CASE("a file of another account than was said is refused", "[bank-csv]") {
  const std::string file =
      "Numéro Compte;FR7630006000011234567890189\nDate;Libellé;Montant\n"
      "03/03/2026;CAFÉ;50,00\n";
  const auto own = read(known("la_banque_postale"), file);
  CHECK(only(own).lines.at(0).remittance == "CAFÉ");
  const auto other =
      read(known("la_banque_postale"), file, 9, "FR7630001007941234567890185");
  REQUIRE(support::reason(other.verdict) == Reason::file_malformed);
  CHECK(other.verdict->why.en.find("of this account") != std::string::npos);
}

TEST_CASE("a running balance is followed forwards and backwards",
          "[bank-csv]") {
  const std::string head = "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n";
  const std::vector<std::string> rows = {
      "01/03/2026;02/03/2026;;50,00;A;150,00\n",
      "02/03/2026;02/03/2026;-20,00;;B;130,00\n",
      "03/03/2026;;30,00;0,00;C;100,00\n"};
  const auto profile = known("credit_mutuel");
  for (const bool backwards : {false, true}) {
    auto file = head;
    for (std::size_t at = 0; at < rows.size(); ++at)
      file += rows[backwards ? rows.size() - 1 - at : at];
    const auto recording = read(profile, file);
    const auto& statement = only(recording);
    CHECK(to_string(*statement.head.opening) == "100.00 EUR");
    CHECK(to_string(*statement.head.closing) == "100.00 EUR");
    CHECK(statement.sums.credits == 5000);
    CHECK(statement.sums.debits == 5000);
    CHECK_FALSE(check_balance(statement.head, statement.sums));
  }
  const auto broken = head + rows[0] + "02/03/2026;;20,00;;B;131,00\n";
  const auto refused = read(profile, broken);
  REQUIRE(support::reason(refused.verdict) == Reason::statement_unbalanced);
  CHECK(refused.verdict->place.line == 3);
}

TEST_CASE("the guide's profile is read, and does what the guide says",
          "[bank-csv]") {
  const auto guide = recordings::bytes_of(OBOLE_SOURCE_DIR "/docs/bank-csv.md");
  const auto from = guide.find("```toml\n") + 8;
  const auto profile = parse_statement_profile(
      guide.substr(from, guide.find("```", from) - from), "guide.toml");
  REQUIRE(profile);
  const auto recording =
      read(*profile,
           "Compte;FR7630006000011234567890189\nArrêté au;31/03/2026\n"
           "Date;Valeur;Référence;Libellé;Détail;Contrepartie;Compte "
           "contrepartie;Débit;Crédit;Solde\n"
           "01/03/2026;02/03/2026;R-1;DON;RF94DON2026000123;Ada;BE68 5390 0754 "
           "7034;;1 050,00;1 150,00\nTotal;;;;;;;;1 050,00;\n",
           3);
  const auto& line = only(recording).lines.at(0);
  CHECK(line.remittance == "DON RF94DON2026000123");
  CHECK(line.rf_reference == "RF94DON2026000123");
  CHECK(line.bank_reference == "R-1");
  CHECK(line.counterparty.name == "Ada");
  CHECK(line.counterparty.iban == "BE68539007547034");
  CHECK(line.amount.minor_units() == 105'000);
}

TEST_CASE("a profile is refused for what is wrong in it", "[bank-csv]") {
  const std::string good =
      "name = \"x\"\n[columns]\ndate = [\"D\"]\namount = [\"M\"]\n";
  CHECK(parse_statement_profile(good, "x.toml"));
  for (const std::string& bad :
       {std::string("x"), std::string("name = \"x\"\n"),
        std::string("[columns]\ndate = [\"D\"]\namount = [\"M\"]\n"),
        std::string("name = \"x\"\n[columns]\namount = [\"M\"]\n"),
        std::string("name = \"x\"\n[columns]\ndate = [\"D\"]\n"),
        good + "debit = [\"A\"]\ncredit = [\"B\"]\n", good + "dat = [\"D\"]\n",
        "colour = \"red\"\n" + good, "delimiter = \"xy\"\n" + good,
        "delimiter = \"x\"\n" + good, "decimal_mark = \";\"\n" + good,
        "encoding = \"morse\"\n" + good, "dates = \"someday\"\n" + good,
        "sign = \"down\"\n" + good, "account = \"FR00\"\n" + good,
        good + "[preamble]\nopening = [\"X\"]\n", "[[layout]]\n" + good}) {
    CAPTURE(bad);
    CHECK(support::reason(parse_statement_profile(bad, "x.toml")) ==
          Reason::profile_malformed);
  }
  CHECK(support::reason(known_statement_profile("nobody")) ==
        Reason::profile_unknown);
}

TEST_CASE("any statement written by a shipped profile comes back as it was",
          "[bank-csv]") {
  support::holds("what is written is read", [](std::vector<std::int32_t> units,
                                               std::uint8_t piece) {
    const auto written = [](std::int64_t amount) {
      const auto size = amount < 0 ? -amount : amount;
      return fmt::format("{},{:02}", size / 100, size % 100);
    };
    std::string file = "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n";
    std::int64_t balance = 700;
    for (const auto one : units) {
      balance += one;
      file +=
          fmt::format("01/03/2026;;{};{};X;{}{}\n", one < 0 ? written(one) : "",
                      one < 0 ? "" : written(one), balance < 0 ? "-" : "",
                      written(balance));
    }
    const auto recording = read(known("credit_mutuel"), file, piece + 1U);
    RC_ASSERT(!recording.verdict);
    const auto& statement = recording.statements.at(0);
    RC_ASSERT(statement.lines.size() == units.size());
    for (std::size_t at = 0; at < units.size(); ++at)
      RC_ASSERT(statement.lines[at].amount.minor_units() == units[at]);
    if (!units.empty())
      RC_ASSERT(statement.head.closing->minor_units() == balance);
  });
}
