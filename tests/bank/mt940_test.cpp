// MT940: what each field becomes, the manners in which banks fill field 86, and
// the pages of a statement.

#include "obole/bank/mt940.hpp"

#include "bank/recording.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

using obole::iso;
using obole::bank::check_balance;
using obole::bank::Line;
using obole::bank::read_mt940;
using recordings::record;
using recordings::told;

namespace {

std::string file_of(const std::string& movements, const char* closing,
                    const char* opening = ":60F:C260301EUR100,00") {
  return fmt::format(
      ":20:STARTUMS\r\n:25:FR7630001007941234567890185\r\n:28C:12/1\r\n{}\r\n"
      "{}:62F:{}\r\n-\r\n",
      opening, movements, closing);
}

// The one line of a statement that opens at 100.00.
Line line_of(const std::string& movement, const char* closing) {
  const auto recording = record(read_mt940, file_of(movement, closing));
  const auto why = recording.verdict ? recording.verdict->why.en : "";
  CAPTURE(movement, why);
  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 1);
  const auto& statement = recording.statements[0];
  CHECK_FALSE(check_balance(statement.head, statement.sums));
  REQUIRE(statement.lines.size() == 1);
  return statement.lines[0];
}

}  // namespace

TEST_CASE("an MT940 movement becomes a line, part by part", "[mt940]") {
  const auto line = line_of(
      ":61:2603020303CR50,NTRFCLIENT-REF//BANK-REF\r\nmore of it\r\n"
      ":86:DON POUR L'ECOLE RF94DON2026000123\r\nsecond line\r\n",
      "C260303EUR150,");
  CHECK(line.amount.minor_units() == 5000);
  CHECK(iso(*line.value_on) == "2026-03-02");
  CHECK(iso(*line.booked_on) == "2026-03-03");
  CHECK(line.end_to_end == "CLIENT-REF");
  CHECK(line.bank_reference == "BANK-REF");
  CHECK(line.code == "NTRF");
  CHECK(line.remittance == "DON POUR L'ECOLE RF94DON2026000123 second line");
  CHECK(line.rf_reference == "RF94DON2026000123");
  CHECK_FALSE(line.is_reversal);
}

TEST_CASE("RC and RD turn the sign, and the currency's letter does not",
          "[mt940]") {
  // formats.md 1.5.2: CR500 is a credit with the letter R of EUR.
  const std::vector<std::tuple<const char*, std::int64_t, bool>> marks = {
      {"C", 1, false},  {"D", -1, false}, {"CR", 1, false},  {"DR", -1, false},
      {"RC", -1, true}, {"RD", 1, true},  {"RCR", -1, true}, {"RDR", 1, true},
      {"EC", 1, false}, {"ED", -1, false}};
  for (const auto& [mark, sign, is_reversal] : marks) {
    CAPTURE(mark);
    const auto line =
        line_of(fmt::format(":61:260302{}5,00NTRFNONREF\r\n", mark),
                sign > 0 ? "C260303EUR105,00" : "C260303EUR95,00");
    CHECK(line.amount.minor_units() == sign * 500);
    CHECK(line.is_reversal == is_reversal);
    CHECK(line.end_to_end.empty());
  }
}

TEST_CASE("the year of an entry date is the one nearest to the value date",
          "[mt940]") {
  CHECK(
      iso(*line_of(":61:2601020101C5,NTRFX\r\n", "C260303EUR105,").booked_on) ==
      "2026-01-01");
  CHECK(
      iso(*line_of(":61:2601021231C5,NTRFX\r\n", "C260303EUR105,").booked_on) ==
      "2025-12-31");
  CHECK(
      iso(*line_of(":61:2512310102C5,NTRFX\r\n", "C260303EUR105,").booked_on) ==
      "2026-01-02");
  CHECK(
      iso(*line_of(":61:260302    C5,NTRFX\r\n", "C260303EUR105,").booked_on) ==
      "2026-03-02");
}

TEST_CASE("the thirtieth of February is its end, with a remark", "[mt940]") {
  const auto recording =
      record(read_mt940, file_of(":61:260230C5,NTRFX\r\n", "C260303EUR105,"));
  REQUIRE_FALSE(recording.verdict);
  CHECK(iso(*recording.statements.at(0).lines.at(0).value_on) == "2026-02-28");
  CHECK(recording.remarked_at(":61:"));
}

TEST_CASE("field 86 is read in the German manner", "[mt940]") {
  const auto line = line_of(
      ":61:260302C5,NTRFNONREF\r\n"
      ":86:166?00GUTSCHRIFT?109310?20EREF+E2E-42?21KREF+X?22SVWZ+DON "
      "POUR LE T\r\nOIT?23 DE L'ECO?24LE?30BNPAFRPP?31FR7630006000011234567890"
      "189?32ADA MAR?33TIN\r\n",
      "C260303EUR105,");
  CHECK(line.end_to_end == "E2E-42");
  CHECK(line.remittance == "DON POUR LE TOIT DE L'ECOLE");
  CHECK(line.counterparty.name == "ADA MARTIN");
  CHECK(line.counterparty.iban == "FR7630006000011234567890189");
  CHECK(line.code == "NTRF/166");
}

TEST_CASE("field 86 is read in the Dutch and the French manner", "[mt940]") {
  const auto dutch = line_of(
      ":61:260302C5,NTRFNONREF\r\n"
      ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/"
      "A. VAN\r\n DER BERG/REMI/DON 1/2 POUR L'ECOLE/EREF/NOTPROVIDED\r\n",
      "C260303EUR105,");
  CHECK(dutch.counterparty.name == "A. VAN DER BERG");
  CHECK(dutch.counterparty.iban == "NL91ABNA0417164300");
  CHECK(dutch.remittance == "DON 1/2 POUR L'ECOLE");
  CHECK(dutch.end_to_end.empty());

  const auto french = line_of(
      ":61:260302C5,NTRFNONREF\r\n"
      ":86:/ORDP/ADA MARTIN/REMI/POUR LE TOIT/EREF/E2E-7\r\n",
      "C260303EUR105,");
  CHECK(french.counterparty.name == "ADA MARTIN");
  CHECK(french.remittance == "POUR LE TOIT");
  CHECK(french.end_to_end == "E2E-7");
}

TEST_CASE("pages are one statement, and share its name", "[mt940]") {
  const auto recording =
      record(read_mt940,
             ":20:A\n:25:X\n:28C:7/1\n:60F:C260301EUR100,\n:61:260302C5,NTRFA\n"
             ":62M:C260302EUR105,\n-\n"
             ":20:B\n:25:X\n:28C:7/2\n:60M:C260302EUR105,\n:61:260302C6,NTRFB\n"
             ":62F:C260302EUR111,\n-\n");
  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 2);
  const auto& first = recording.statements[0].head;
  const auto& second = recording.statements[1].head;
  CHECK(first.id == second.id);
  CHECK(first.page == 1);
  CHECK_FALSE(first.is_last_page);
  CHECK(second.page == 2);
  CHECK(second.is_last_page);
}

TEST_CASE("what stands around a statement changes nothing", "[mt940]") {
  const auto plain =
      file_of(":61:260302C5,NTRFX\r\n:86:CAF\xC9\r\n", "C260303EUR105,");
  const auto expected = told(record(read_mt940, plain));
  CHECK(expected.find("CAFÉ") != std::string::npos);
  const auto without_lines = [](std::string text) {
    // The places of lines differ, and nothing else.
    return std::count(text.begin(), text.end(), '\n');
  };
  const auto wrapped =
      record(read_mt940, "{1:F01X}{2:O940X}{3:}{4:\r\n" +
                             plain.substr(0, plain.size() - 3) + "-}{5:}\r\n");
  REQUIRE_FALSE(wrapped.verdict);
  CHECK(without_lines(told(wrapped)) == without_lines(expected));
  CHECK(wrapped.statements.at(0).lines.at(0).remittance == "CAFÉ");
  const auto headed =
      record(read_mt940, "0000 01INGBNL2A\r\n940 00\r\n:940:\r\n" + plain);
  REQUIRE_FALSE(headed.verdict);
  CHECK(headed.statements.size() == 1);
}

TEST_CASE("any statement written as MT940 comes back as it was", "[mt940]") {
  support::holds("what is written is read", [](std::vector<std::int32_t> units,
                                               std::uint8_t piece) {
    const auto written = [](std::int64_t amount) {
      const auto size = amount < 0 ? -amount : amount;
      return fmt::format("{},{:02}", size / 100, size % 100);
    };
    std::string movements;
    std::int64_t total = 10'000;
    for (const auto one : units) {
      movements += fmt::format(":61:260302{}{}NTRFNONREF//B\r\n:86:X\r\n",
                               one < 0 ? "D" : "C", written(one));
      total += one;
    }
    const auto closing =
        fmt::format("{}260303EUR{}", total < 0 ? "D" : "C", written(total));
    const auto file = file_of(movements, closing.c_str());
    const auto recording = record(read_mt940, file, piece + 1U);
    RC_ASSERT(!recording.verdict);
    const auto& statement = recording.statements.at(0);
    RC_ASSERT(statement.lines.size() == units.size());
    for (std::size_t at = 0; at < units.size(); ++at)
      RC_ASSERT(statement.lines[at].amount.minor_units() == units[at]);
    RC_ASSERT(!check_balance(statement.head, statement.sums));
    RC_ASSERT(told(recording) == told(record(read_mt940, file)));
  });
}

TEST_CASE("an MT940 file cut anywhere never shows more money", "[mt940]") {
  const auto file =
      file_of(":61:260302C5,00NTRFX\r\n:86:A\r\n:61:260302D1,00NTRFX\r\n",
              "C260303EUR104,00");
  for (std::size_t size = 0; size < file.size(); ++size) {
    CAPTURE(size);
    const auto recording = record(read_mt940, file.substr(0, size));
    for (const auto& statement : recording.statements) {
      CHECK(statement.sums.credits <= 500);
      CHECK(statement.sums.debits <= 100);
    }
  }
}
