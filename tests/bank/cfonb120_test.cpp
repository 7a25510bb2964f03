// CFONB 120: what each field becomes.

#include "obole/bank/cfonb120.hpp"

#include "bank/cfonb120_writing.hpp"
#include "bank/recording.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

using cfonb120_test::balance;
using cfonb120_test::complement;
using cfonb120_test::file_of;
using cfonb120_test::movement;
using cfonb120_test::one_movement;
using obole::iso;
using obole::bank::check_balance;
using obole::bank::read_cfonb120;
using recordings::record;

TEST_CASE("a CFONB movement becomes a line, field by field", "[cfonb120]") {
  const auto recording = record(
      read_cfonb120,
      one_movement(
          {complement("LIB", "DON ECOLE"), complement("LCC", "POUR LE TOIT"),
           complement("NPY", "ADA MARTIN"), complement("NPO", "MARTIN SA"),
           complement("CPY", "FR7630006000011234567890189"),
           complement("LCS", "RF94DON2026000123"),
           complement("RCN", fmt::format("{:<35}CHAR", "E2E-42")),
           complement("REF", fmt::format("{:<35}TX-7", "LOT-1")),
           complement("AAA", "unknown")}));
  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 1);
  const auto& statement = recording.statements[0];
  CHECK(statement.head.account == "FR7630001007941234567890185");
  CHECK(statement.head.format == "cfonb120");
  CHECK(statement.head.id == "2026-03-02");
  CHECK(to_string(*statement.head.opening) == "100.00 EUR");
  CHECK(to_string(*statement.head.closing) == "150.00 EUR");
  CHECK_FALSE(check_balance(statement.head, statement.sums));
  REQUIRE(statement.lines.size() == 1);
  const auto& line = statement.lines[0];
  CHECK(line.amount.minor_units() == 5000);
  CHECK(iso(*line.booked_on) == "2026-03-02");
  CHECK(iso(*line.value_on) == "2026-03-03");
  CHECK(line.remittance == "VIREMENT DON ECOLE POUR LE TOIT");
  CHECK(line.end_to_end == "E2E-42");
  CHECK(line.transaction_id == "TX-7");
  CHECK(line.rf_reference == "RF94DON2026000123");
  CHECK(line.bank_reference == "REF-1");
  CHECK(line.code == "05");
  CHECK(line.counterparty.name == "ADA MARTIN");
  CHECK(line.counterparty.iban == "FR7630006000011234567890189");
  CHECK(line.counterparty.ultimate == "MARTIN SA");
}

TEST_CASE("the other side of a debit is who was paid", "[cfonb120]") {
  const auto recording = record(
      read_cfonb120,
      one_movement({complement("NPY", "VILLE"), complement("NBE", "PAPETERIE"),
                    complement("CBE", "BE68539007547034")},
                   -1200));
  REQUIRE_FALSE(recording.verdict);
  const auto& line = recording.statements.at(0).lines.at(0);
  CHECK(line.amount.minor_units() == -1200);
  CHECK(line.counterparty.name == "PAPETERIE");
  CHECK(line.counterparty.iban == "BE68539007547034");
}

TEST_CASE("the signed digit is read as the specification's table has it",
          "[cfonb120]") {
  // formats.md 1.4.3 and its examples.
  const std::vector<std::pair<std::string, std::int64_t>> examples = {
      {"0000000001904}", -19'040}, {"0000010173118I", 101'731'189},
      {"0000000000000{", 0},       {"0000000000000}", 0},
      {"            1A", 11},      {"0000000000000R", -9},
      {"0000000000012\xE9", 120},  {"0000000000012\xE8", -120}};
  for (const auto& [written, units] : examples) {
    CAPTURE(written);
    auto line = movement(0);
    line.replace(90, 14, written);
    const auto recording =
        record(read_cfonb120, file_of({balance("01", "010326", 0), line,
                                       balance("07", "020326", units)}));
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).lines.at(0).amount.minor_units() == units);
  }
}

TEST_CASE("the decimals are those the record states", "[cfonb120]") {
  auto records = std::vector{balance("01", "010326", 0), movement(5000),
                             balance("07", "020326", 5000)};
  for (auto& one : records)
    one.replace(16, 4, "XPF0");
  const auto whole = record(read_cfonb120, file_of(records));
  REQUIRE_FALSE(whole.verdict);
  CHECK(to_string(whole.statements.at(0).lines.at(0).amount) == "5000 XPF");
  for (auto& one : records)
    one.replace(16, 4, "EUR0");
  const auto euros = record(read_cfonb120, file_of(records));
  REQUIRE_FALSE(euros.verdict);
  CHECK(to_string(euros.statements.at(0).lines.at(0).amount) == "5000.00 EUR");
}
