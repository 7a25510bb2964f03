// Bank statements in CSV: the profiles that come with obole, what the guide
// says, and what is refused.

#include "obole/bank/statement_csv.hpp"

#include "bank/recording.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

#include <algorithm>

using obole::Reason;
using obole::bank::check_balance;
using obole::bank::known_statement_profile;
using obole::bank::parse_statement_profile;
using obole::bank::StatementProfile;
using recordings::Recording;

namespace {

constexpr const char* iban = "FR7630006000011234567890189";

Recording read(const StatementProfile& profile, std::string_view bytes,
               std::size_t piece = 1 << 16, std::string_view account = iban) {
  static thread_local const StatementProfile* given = nullptr;
  static thread_local std::string whose;
  given = &profile;
  whose = account;
  return recordings::record(
      [](const obole::bank::Source& source, std::string_view file,
         const obole::bank::StatementSink& sink) {
        return obole::bank::read_statement_csv(source, file, *given, whose,
                                               obole::Currency::eur(), sink);
      },
      bytes, piece);
}

StatementProfile known(const char* name) {
  return known_statement_profile(name).value();
}

const recordings::Statement& only(const Recording& recording) {
  const auto why = recording.verdict ? recording.verdict->why.en : "";
  CAPTURE(why);
  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 1);
  return recording.statements[0];
}

}  // namespace

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

TEST_CASE("hostile CSV statements are refused for what is wrong in them",
          "[bank-csv]") {
  struct Attack {
    std::string bytes;
    Reason reason;
    std::string why;
  };
  const std::string head = "Date;Débit;Crédit;Libellé\n";
  const auto malformed = Reason::file_malformed;
  std::vector<Attack> attacks = {
      {"", malformed, "names of the columns"},
      {"\n\n", malformed, "names of the columns"},
      {"a;b\n", malformed, "names of the columns"},
      {"Date;Libellé\n01/03/2026;x\n", malformed, "names of the columns"},
      {"Date;Débit\n", malformed, "names of the columns"},
      {"Débit;Crédit\n", malformed, "names of the columns"},
      {"Date,Débit,Crédit\n", malformed, "names of the columns"},
      {head + "01/03/2026;;5,00\n", malformed, "3 cells"},
      {head + "01/03/2026;;5,00;a;b\n", malformed, "5 cells"},
      {head + "01/03/2026\n", malformed, "1 cells"},
      {head + "01/03/2026;1,00;5,00;a\n", malformed, "both a debit"},
      {head + "01/03/2026;-1,00;5,00;a\n", malformed, "both a debit"},
      {head + "01/03/2026;;;a\n", malformed, "neither debit"},
      {head + "01/03/2026;;-5,00;a\n", malformed, "is negative"},
      {"Date;Débit;Crédit;Crédit;Libellé\n01/03/2026;;5,00;100,00;a\n",
       malformed, "two columns"},
      {"Date;Date;Débit;Crédit\n", malformed, "two columns"},
      {head + "\"01/03/2026;;5,00;a\n", malformed, ""},
      {head + std::string(1, '\0') + ";;5,00;a\n", malformed, ""},
      {head + "01/03/2026;;99999999999999,00;a\n", Reason::amount_too_large,
       ""},
  };
  std::string above;
  for (int row = 0; row < 100; ++row)
    above += "x;y\n";
  attacks.push_back({above + head, malformed, "names of the columns"});
  for (const char* const day :
       {"", "2026", "01/13/2026", "30/02/2026", "1/3/26", "03-01-2026x",
        "yesterday", "00/00/0000", "32/01/2026"})
    attacks.push_back({head + day + ";;5,00;a\n", malformed, "no day"});
  for (const char* const amount :
       {"x", "5.00.0", "5,001", "1,2,3", "5e3", "--5", "5-", "(5", "$5", "NaN",
        "0x5", "1 00,00", "5,00 USD", "'5", "=5"})
    attacks.push_back(
        {head + fmt::format("01/03/2026;;{};a\n", amount), malformed, ""});
  REQUIRE(attacks.size() >= 40);
  for (const auto& attack : attacks) {
    CAPTURE(attack.bytes.substr(0, 200));
    const auto recording = read(known("generic_fr"), attack.bytes, 5);
    REQUIRE(recording.verdict);
    CHECK(recording.verdict->reason == attack.reason);
    CAPTURE(recording.verdict->why.en);
    CHECK(recording.verdict->why.en.find(attack.why) != std::string::npos);
    CHECK(recording.verdict->place.file == "releve");
  }
  CHECK(support::reason(read(known("generic_fr"), head, 9, "").verdict) ==
        malformed);  // of no account
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
