// A batch is split into its details only when they say it all, and what it is
// split into always adds up to it.

#include "bank/camt053_recording.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

using camt053_test::credit;
using camt053_test::record;
using camt053_test::sample;
using camt053_test::statement_with;
using obole::bank::Line;
using obole::bank::Residual;

namespace {

std::vector<Line> lines_of(std::string_view file) {
  const auto recording = record(sample(file));
  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 1);
  return recording.statements[0].lines;
}

std::string detail(std::string_view reference, std::string_view rest) {
  return fmt::format(
      "<TxDtls><Refs><EndToEndId>{}</EndToEndId></Refs>{}"
      "</TxDtls>",
      reference, rest);
}

std::string euros(std::int64_t cents) {
  return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

std::string amount(std::int64_t cents) {
  return "<Amt Ccy=\"EUR\">" + euros(cents) + "</Amt>";
}

}  // namespace

TEST_CASE("details that add up become lines, each with its sign and its side",
          "[camt053]") {
  const auto lines = lines_of("batch_exact.xml");

  REQUIRE(lines.size() == 2);
  CHECK(plain(lines[0].amount) == "130.00");
  CHECK(lines[0].counterparty.name == "Ana");
  CHECK(plain(lines[1].amount) == "-30.00");
  CHECK(lines[1].counterparty.name == "Bob");
  CHECK(lines[1].residual == Residual::none);
  CHECK(lines[1].bank_reference == "B-1");
}

TEST_CASE("what details leave unexplained is a line of its own", "[camt053]") {
  const auto lines = lines_of("batch_unexplained.xml");

  REQUIRE(lines.size() == 3);
  CHECK(plain(lines[0].amount) == "-60.00");
  CHECK(plain(lines[1].amount) == "-30.00");
  CHECK(plain(lines[2].amount) == "-10.00");
  CHECK(lines[2].residual == Residual::unexplained);
}

TEST_CASE("charges explain what is missing, as version .02 writes them too",
          "[camt053]") {
  const auto lines = lines_of("batch_charges_02.xml");

  REQUIRE(lines.size() == 3);
  CHECK(plain(lines[2].amount) == "-1.50");
  CHECK(lines[2].residual == Residual::charges);
}

TEST_CASE("charges that are included already explain nothing", "[camt053]") {
  const auto charges = "<Chrgs><Rcrd>" + amount(100) +
                       "<ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>";
  const auto details = "<NtryDtls>" + detail("A", amount(500)) +
                       detail("B", amount(500)) + "</NtryDtls>";

  const auto recording =
      record(statement_with(credit("9.00", charges + details), "9.00"));

  CHECK(recording.statements.at(0).lines.at(2).residual ==
        Residual::unexplained);
}

TEST_CASE("charges given with each detail explain what is missing",
          "[camt053]") {
  const auto charge = "<Chrgs><Rcrd>" + amount(25) +
                      "<CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>";
  const auto details = "<NtryDtls>" + detail("A", amount(500) + charge) +
                       detail("B", amount(500) + charge) + "</NtryDtls>";

  const auto recording =
      record(statement_with(credit("9.50", details), "9.50"));

  const auto& residual = recording.statements.at(0).lines.at(2);
  CHECK(plain(residual.amount) == "-0.50");
  CHECK(residual.residual == Residual::charges);
}

TEST_CASE("a batch with an unknown amount stays whole", "[camt053]") {
  const auto lines = lines_of("batch_without_amounts.xml");

  REQUIRE(lines.size() == 1);
  CHECK(plain(lines[0].amount) == "100.00");
  CHECK(lines[0].parts == 1);
  CHECK(lines[0].end_to_end.empty());
  CHECK(lines[0].remittance == "Remise 12");
}

TEST_CASE("a batch of which details are missing stays whole", "[camt053]") {
  const auto lines = lines_of("batch_not_itemised.xml");

  REQUIRE(lines.size() == 1);
  CHECK(plain(lines[0].amount) == "700.00");
  CHECK(lines[0].end_to_end.empty());
}

TEST_CASE("a single detail gives its references, the movement its amount",
          "[camt053]") {
  const auto lines = lines_of("batch_of_one.xml");

  REQUIRE(lines.size() == 1);
  CHECK(plain(lines[0].amount) == "594.05");
  CHECK(lines[0].end_to_end == "A");
  CHECK(lines[0].counterparty.name == "Ana");
}

TEST_CASE("details in a foreign currency count by their value in the account's",
          "[camt053]") {
  const auto lines = lines_of("batch_foreign.xml");

  REQUIRE(lines.size() == 2);
  CHECK(plain(lines[0].amount) == "60.00");
  CHECK(plain(lines[1].amount) == "40.00");
}

TEST_CASE("no word of one detail is left over for the next", "[camt053]") {
  const auto rich =
      amount(100) +
      "<RltdPties><Dbtr><Pty><Nm>Ana</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>"
      "DE89370400440532013000</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>"
      "un</Ustrd></RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>";
  const auto details = "<NtryDtls>" + detail("A", rich) +
                       detail("0000", amount(100)) + "</NtryDtls>";

  const auto recording =
      record(statement_with(credit("2.00", details), "2.00"));

  const auto& lines = recording.statements.at(0).lines;
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].return_code == "AC04");
  CHECK(lines[0].counterparty.iban == "DE89370400440532013000");
  CHECK(lines[1].end_to_end.empty());
  CHECK(lines[1].return_code.empty());
  CHECK(lines[1].remittance.empty());
  CHECK(lines[1].counterparty.name.empty());
  CHECK(lines[1].counterparty.iban.empty());
}

TEST_CASE("the lines of a batch add up to it, whatever its details say",
          "[camt053]") {
  support::holds("parts add up to the whole", [] {
    const auto whole = *rc::gen::inRange<std::int64_t>(0, 100000);
    const auto parts = *rc::gen::container<std::vector<std::int64_t>>(
        rc::gen::inRange<std::int64_t>(0, 100000));
    std::string details;
    for (const auto part : parts)
      details +=
          detail("X", *rc::gen::arbitrary<bool>()
                          ? amount(part)
                          : amount(part) + "<CdtDbtInd>DBIT</CdtDbtInd>");
    const auto recording = record(statement_with(
        credit(euros(whole), "<NtryDtls>" + details + "</NtryDtls>")));

    RC_ASSERT(!recording.verdict);
    std::int64_t total = 0;
    for (const Line& line : recording.statements.at(0).lines)
      total += line.amount.minor_units();
    RC_ASSERT(total == whole);
  });
}

TEST_CASE("a batch of 200,000 details is split", "[camt053]") {
  constexpr std::int64_t count = 200'000;
  std::string details = "<NtryDtls>";
  for (std::int64_t at = 1; at <= count; ++at)
    details += detail(fmt::format("DON-{}", at), amount(at));
  const auto whole = euros(count * (count + 1) / 2);

  std::int64_t lines = 0;
  std::int64_t in_order = 0;
  const obole::bank::StatementSink sink{
      .begin = {},
      .line =
          [&](const Line& line) {
            ++lines;
            if (line.amount.minor_units() == lines && line.part == lines &&
                line.parts == count &&
                line.end_to_end == fmt::format("DON-{}", lines))
              ++in_order;
            return obole::Verdict();
          },
      .end = {},
      .remark = {}};

  const auto text =
      statement_with(credit(whole, details + "</NtryDtls>"), whole);
  const auto refused = obole::bank::read_camt053(
      camt053_test::source_of(text, 65536), "releve.xml", sink);

  CHECK_FALSE(refused);
  CHECK(lines == count);
  CHECK(in_order == count);
}

TEST_CASE("a batch that is too long to hold stays whole, with a remark",
          "[camt053]") {
  const std::string words =
      "<RmtInf><Ustrd>" + std::string(60'000, 'x') + "</Ustrd></RmtInf>";
  std::string details = "<NtryDtls>";
  for (int at = 0; at < 900; ++at)
    details += detail("A", amount(100) + words);

  const auto recording = record(
      statement_with(credit("900.00", details + "</NtryDtls>"), "900.00"));

  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.at(0).lines.size() == 1);
  CHECK(plain(recording.statements[0].lines[0].amount) == "900.00");
  CHECK(recording.remarked_at("NtryDtls"));
}
