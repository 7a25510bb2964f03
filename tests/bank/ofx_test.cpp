// OFX: what each tag becomes, in SGML and in XML, and what is taken although
// it deviates.

#include "obole/bank/ofx.hpp"

#include "bank/recording.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

using obole::iso;
using obole::bank::check_balance;
using obole::bank::read_ofx;
using recordings::record;
using recordings::told;

namespace {

enum class Dialect { unclosed, closed, xml };

// One file of one statement, written in one of the three manners.
class File {
 public:
  explicit File(Dialect dialect) : dialect_(dialect) {
    text_ = dialect == Dialect::xml
                ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?OFX "
                  "OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\"?>\n"
                : "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\n"
                  "CHARSET:1252\n\n";
    text_ += "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>";
    tag("CURDEF", "EUR");
    text_ += "<BANKACCTFROM>";
    tag("BANKID", "30001");
    tag("BRANCHID", "00794");
    tag("ACCTID", "12345678901");
    text_ += "</BANKACCTFROM><BANKTRANLIST>";
    tag("DTSTART", "20260301000000");
    tag("DTEND", "20260331");
  }

  File& tag(const char* name, const std::string& text) {
    text_ += fmt::format("<{}>{}", name, text);
    text_ += dialect_ == Dialect::unclosed ? "\n" : fmt::format("</{}>", name);
    return *this;
  }

  File& movement(const std::string& amount, const std::string& more = "") {
    text_ += "<STMTTRN>";
    tag("TRNTYPE", "CREDIT");
    tag("DTPOSTED", "20260302120000[+1:CET]");
    tag("TRNAMT", amount);
    tag("FITID", fmt::format("F-{}", ++count_));
    text_ += more;
    text_ += "</STMTTRN>\n";
    return *this;
  }

  std::string closed(const std::string& balance) {
    text_ += "</BANKTRANLIST><LEDGERBAL>";
    tag("BALAMT", balance);
    tag("DTASOF", "20260331");
    return text_ + "</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n";
  }

 private:
  Dialect dialect_;
  std::string text_;
  int count_ = 0;
};

}  // namespace

TEST_CASE("an OFX movement becomes a line, tag by tag", "[ofx]") {
  const auto dialect =
      GENERATE(Dialect::unclosed, Dialect::closed, Dialect::xml);
  File file(dialect);
  file.movement("50,5",
                "<NAME>ADA &amp; BOB\n<MEMO>ADA &amp; BOB don RF94DON2026000123"
                "\n<CHECKNUM>77\n");
  const auto recording = record(read_ofx, file.closed("1050.50"));
  REQUIRE_FALSE(recording.verdict);
  const auto& statement = recording.statements.at(0);
  CHECK(statement.head.account == "FR7630001007941234567890185");
  CHECK(statement.head.id == "2026-03-01/2026-03-31");
  CHECK(statement.head.format ==
        (dialect == Dialect::xml ? "ofx211" : "ofx102"));
  CHECK(to_string(*statement.head.opening) == "1000.00 EUR");
  CHECK(to_string(*statement.head.closing) == "1050.50 EUR");
  CHECK(iso(*statement.head.closing_on) == "2026-03-31");
  const auto& line = statement.lines.at(0);
  CHECK(line.amount.minor_units() == 5050);
  CHECK(iso(*line.booked_on) == "2026-03-02");
  CHECK(line.bank_reference == "F-1");
  CHECK(line.transaction_id == "77");
  CHECK(line.remittance == "ADA & BOB don RF94DON2026000123");
  CHECK(line.rf_reference == "RF94DON2026000123");
  CHECK(line.counterparty.name == "ADA & BOB");
  CHECK(line.code == "CREDIT");
}

TEST_CASE("amounts are read with a point or a comma, never with thousands",
          "[ofx]") {
  const std::vector<std::pair<std::string, std::int64_t>> amounts = {
      {"50", 5000}, {"+50.00", 5000}, {"-50,00", -5000}, {"1.000", 100},
      {".5", 50},   {"- 3", -300},    {"0", 0},          {"12.3000", 1230}};
  for (const auto& [written, units] : amounts) {
    CAPTURE(written);
    const auto recording =
        record(read_ofx, File(Dialect::xml).movement(written).closed("0"));
    if (written == ".5") {  // no digit before the mark
      CHECK(recording.verdict);
      continue;
    }
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).lines.at(0).amount.minor_units() == units);
  }
  for (const char* const wrong : {"$120", "1.000,00", "1e3", "0.001", "x"}) {
    CAPTURE(wrong);
    CHECK(record(read_ofx, File(Dialect::xml).movement(wrong).closed("0"))
              .verdict);
  }
}

TEST_CASE(
    "a statement without balance, without movement or later than its "
    "balance has no opening",
    "[ofx]") {
  const auto blank =
      record(read_ofx, File(Dialect::unclosed).movement("5").closed(" "));
  REQUIRE_FALSE(blank.verdict);
  CHECK_FALSE(blank.statements.at(0).head.closing);
  CHECK_FALSE(blank.statements.at(0).head.opening);
  CHECK(blank.remarked_at("LEDGERBAL"));

  const auto none = record(read_ofx, File(Dialect::unclosed).closed("12"));
  REQUIRE_FALSE(none.verdict);
  CHECK(none.statements.at(0).lines.empty());
  CHECK(none.statements.at(0).ended);
  CHECK(to_string(*none.statements.at(0).head.opening) == "12.00 EUR");

  auto late = File(Dialect::closed).movement("5").closed("12");
  late.replace(late.find("20260302"), 8, "20260402");
  const auto after = record(read_ofx, late);
  REQUIRE_FALSE(after.verdict);
  CHECK_FALSE(after.statements.at(0).head.opening);
}

TEST_CASE("text is UTF-8 where it is, whatever the header says", "[ofx]") {
  for (const char* const name : {"CAF\xC3\x89", "CAF\xC9", "CAF&#201;"}) {
    CAPTURE(name);
    const auto recording = record(
        read_ofx, File(Dialect::closed)
                      .movement("5", fmt::format("<NAME>{}</NAME>", name))
                      .closed("5"));
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).lines.at(0).counterparty.name == "CAFÉ");
  }
}

TEST_CASE("any statement written in the three manners comes back the same",
          "[ofx]") {
  support::holds("what is written is read", [](std::vector<std::int32_t> units,
                                               std::uint8_t piece) {
    std::string first;
    for (const auto dialect :
         {Dialect::unclosed, Dialect::closed, Dialect::xml}) {
      File file(dialect);
      std::int64_t total = 0;
      for (const auto one : units) {
        const auto size = one < 0 ? -std::int64_t{one} : std::int64_t{one};
        file.movement(fmt::format("{}{}.{:02}", one < 0 ? "-" : "", size / 100,
                                  size % 100));
        total += one;
      }
      const auto size = total < 0 ? -total : total;
      const auto text = file.closed(fmt::format(
          "{}{}.{:02}", total < 0 ? "-" : "", size / 100, size % 100));
      const auto recording = record(read_ofx, text, piece + 1U);
      RC_ASSERT(!recording.verdict);
      const auto& statement = recording.statements.at(0);
      RC_ASSERT(statement.lines.size() == units.size());
      for (std::size_t at = 0; at < units.size(); ++at)
        RC_ASSERT(statement.lines[at].amount.minor_units() == units[at]);
      RC_ASSERT(statement.head.opening->is_zero());
      RC_ASSERT(told(recording) == told(record(read_ofx, text)));
    }
  });
}

TEST_CASE("an OFX file cut anywhere is refused", "[ofx]") {
  const auto file =
      File(Dialect::closed).movement("5", "<NAME>A</NAME>").closed("5");
  const auto end = file.find("</OFX>") + 6;
  for (std::size_t size = 0; size < end; ++size) {
    CAPTURE(size);
    CHECK(record(read_ofx, file.substr(0, size)).verdict);
  }
}
