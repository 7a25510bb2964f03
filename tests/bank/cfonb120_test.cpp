// CFONB 120: what each field becomes, what is taken although it deviates, and
// that no cut, order of reading or byte makes money.

#include "obole/bank/cfonb120.hpp"

#include "bank/recording.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

using obole::iso;
using obole::bank::check_balance;
using obole::bank::read_cfonb120;
using recordings::record;
using recordings::told;

namespace {

// The last digit with its sign, from the specification's own table.
std::string zoned(std::int64_t units) {
  constexpr std::string_view credits = "{ABCDEFGHI";
  constexpr std::string_view debits = "}JKLMNOPQR";
  const auto size = units < 0 ? -units : units;
  const auto last = static_cast<std::size_t>(size % 10);
  return fmt::format("{:013}{}", size / 10,
                     units < 0 ? debits[last] : credits[last]);
}

std::string balance(const char* code, const char* day, std::int64_t units) {
  return fmt::format("{:<2}30001    00794EUR2 12345678901  {:<6}{:50}{}{:16}",
                     code, day, "", zoned(units), "");
}

std::string movement(std::int64_t units, const std::string& label = "VIREMENT",
                     const char* code = "05") {
  return fmt::format(
      "0430001000000794EUR2 12345678901{:<2}020326  030326{:<31}  {:07}  "
      "{}{:<16}",
      code, label, 0, zoned(units), "REF-1");
}

std::string complement(const char* qualifier, const std::string& text) {
  return fmt::format(
      "0530001000000794EUR2 1234567890105020326     {:<3}{:<70}  ", qualifier,
      text);
}

std::string file_of(const std::vector<std::string>& records,
                    const char* end = "\r\n") {
  std::string file;
  for (const auto& one : records)
    file += one + end;
  return file;
}

std::string one_movement(const std::vector<std::string>& complements,
                         std::int64_t units = 5000) {
  std::vector<std::string> records = {balance("01", "010326", 10'000),
                                      movement(units)};
  records.insert(records.end(), complements.begin(), complements.end());
  records.push_back(balance("07", "020326", 10'000 + units));
  return file_of(records);
}

}  // namespace

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

TEST_CASE("what real files do to records changes nothing", "[cfonb120]") {
  const std::vector<std::string> records = {balance("01", "010326", 0),
                                            movement(5000,
                                                     "CAF\xC9 DE L'\xC9"
                                                     "COLE"),
                                            complement("NPY", "CH\xC9RIF"),
                                            balance("07", "020326", 5000)};
  const auto expected = told(record(read_cfonb120, file_of(records)));
  CHECK(expected.find("CAFÉ DE L'ÉCOLE") != std::string::npos);
  CHECK(expected.find("CHÉRIF") != std::string::npos);

  SECTION("records without line ends, or with LF") {
    CHECK(told(record(read_cfonb120, file_of(records, ""))) == expected);
    CHECK(told(record(read_cfonb120, file_of(records, "\n"))) == expected);
  }
  SECTION("blank lines between them") {
    CHECK(told(record(read_cfonb120, file_of(records, "\n\n   \n"))) ==
          expected);
  }
  SECTION("blanks at the end cut off") {
    auto cut = records;
    for (auto& one : cut)
      one.erase(one.find_last_not_of(' ') + 1);
    CHECK(told(record(read_cfonb120, file_of(cut))) == expected);
  }
  SECTION("made UTF-8 on the way") {
    auto file = file_of(records);
    for (auto at = file.find('\xC9'); at != std::string::npos;
         at = file.find('\xC9', at + 2))
      file.replace(at, 1, "\xC3\x89");
    CHECK(told(record(read_cfonb120, file)) == expected);
  }
  SECTION("wrapped in the middle of a record") {
    auto file = file_of(records, "");
    file.insert(180, "\n");
    CHECK(told(record(read_cfonb120, file)) == expected);
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

TEST_CASE("any statement written as CFONB comes back as it was", "[cfonb120]") {
  support::holds("what is written is read", [](std::vector<std::int32_t> units,
                                               std::uint8_t piece) {
    std::vector<std::string> records = {balance("01", "010326", 700)};
    std::int64_t total = 700;
    for (const auto one : units) {
      records.push_back(movement(one));
      if (one % 3 == 0) records.push_back(complement("LIB", "X"));
      total += one;
    }
    records.push_back(balance("07", "020326", total));
    const auto file = file_of(records, piece % 2 == 0 ? "" : "\n");
    const auto recording = record(read_cfonb120, file, piece + 1U);
    RC_ASSERT(!recording.verdict);
    const auto& statement = recording.statements.at(0);
    RC_ASSERT(statement.lines.size() == units.size());
    for (std::size_t at = 0; at < units.size(); ++at)
      RC_ASSERT(statement.lines[at].amount.minor_units() == units[at]);
    RC_ASSERT(!check_balance(statement.head, statement.sums));
    RC_ASSERT(told(recording) == told(record(read_cfonb120, file)));
  });
}

TEST_CASE("a file cut anywhere never ends a statement with other sums",
          "[cfonb120]") {
  const auto file =
      file_of({balance("01", "010326", 0), movement(5000), movement(-300),
               complement("LIB", "X"), balance("07", "020326", 4700)},
              "");
  for (std::size_t size = 0; size < file.size(); ++size) {
    const auto recording = record(read_cfonb120, file.substr(0, size));
    for (const auto& statement : recording.statements) {
      CAPTURE(size);
      // The last record's end is blank: cut there, the statement is whole.
      CHECK((!statement.ended || statement.sums.credits == 5000));
      CHECK((!statement.ended ||
             check_balance(statement.head, statement.sums) ||
             statement.head.closing->minor_units() == 4700));
    }
  }
}
