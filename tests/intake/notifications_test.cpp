// A notification brings the details of movements that statements brought, and
// never money of its own.

#include "intake/notified.hpp"

#include "obole/intake/reconciliation.hpp"
#include "support/catch.hpp"

#include <algorithm>

using notified::gifts;
using notified::Names;
using notified::on;
using notified::other;
using notified::statement;
using notified::Town;
using obole::Reason;
using support::camt054;
using support::cents;
using support::Collective;
using support::reason;
using support::statement_of;
namespace intake = obole::intake;

TEST_CASE("the details of a notification stand for the line that they detail",
          "[intake]") {
  Town town;
  CHECK(town.one(statement()).recorded == 2);
  const auto report = town.one(camt054("N-1", {gifts}));
  CHECK(report.format == "camt054");
  CHECK_FALSE(report.opening);
  CHECK_FALSE(report.closing);
  CHECK(report.credits == cents(3000));
  CHECK(report.lines == 2);
  CHECK(report.recorded == 2);
  CHECK(town.open() == Names{"30.00 ", "10.00 Ada", "20.00 Bob"});
  CHECK(town.account().books == cents(6000));
  CHECK(town.account().difference() == cents(0));
  CHECK(town.account().statements == 1);
  CHECK(town.account().lines == 3);
  CHECK(town.is_sound());
}

TEST_CASE("a notification twice, or what a statement repeats, adds nothing",
          "[intake]") {
  Town town;
  (void)town.one(statement());
  (void)town.one(camt054("N-1", {gifts, other}));
  const auto size = town.size();
  const auto again = town.one(camt054("N-1", {gifts, other}));
  CHECK(again.recorded == 0);
  CHECK(again.skipped == 3);
  CHECK(town.one(statement()).recorded == 0);
  CHECK(town.size() == size);
  // Another of the same movements.
  CHECK(town.one(camt054("N-2", {gifts})).recorded == 0);
  CHECK(town.account().lines == 3);
  CHECK(town.is_sound());
}

TEST_CASE("a statement that has the details itself needs no notification",
          "[intake]") {
  Town town;
  CHECK(town.one(statement_of("S-1", 0, on, {gifts, other}, true)).recorded ==
        3);
  const auto report = town.one(camt054("N-1", {gifts, other}));
  CHECK(report.recorded == 0);
  CHECK(report.skipped == 3);
  // Nor one that words them otherwise.
  auto worded = gifts;
  worded.details[0].text = "un don";
  CHECK(town.one(camt054("N-2", {worded})).recorded == 0);
  CHECK(town.account().lines == 3);
  CHECK(town.is_sound());
}

TEST_CASE("a movement is found by reference before it is found by amount",
          "[intake]") {
  Town town;
  auto first = gifts;
  auto second = gifts;
  second.reference = "R-9";
  second.details = {{1500, on, "E-8", "Eve", "don"},
                    {1500, on, "E-9", "Max", "don"}};
  (void)town.one(statement_of("S-1", 0, on, {first, second}));
  (void)town.one(camt054("N-1", {second}));
  CHECK(town.open() == Names{"30.00 ", "15.00 Eve", "15.00 Max"});
  (void)town.one(camt054("N-2", {first}));
  CHECK(town.open() ==
        Names{"15.00 Eve", "15.00 Max", "10.00 Ada", "20.00 Bob"});
  CHECK(town.is_sound());
}

TEST_CASE("a line that is matched stays whole, and that is told", "[intake]") {
  Town town;
  town.campaign("TOIT");
  (void)town.one(statement());
  const auto gift = town.must(town.gift("TOIT", town.donor("Ada"), 3000));
  {
    auto entries = town.journal();
    (void)intake::match_by_hand(entries, 1, {gift}, {}).value();
    entries.commit();
  }
  const auto report = town.import(camt054("N-1", {gifts})).value();
  CHECK(report.statements.at(0).recorded == 0);
  REQUIRE(report.remarks.size() == 1);
  CHECK(report.remarks[0].says.en.find("matched already") != std::string::npos);
  CHECK(town.is_sound());
}

TEST_CASE("a line that is itemised is matched by its parts alone", "[intake]") {
  Town town;
  town.campaign("TOIT");
  (void)town.one(statement());
  (void)town.one(camt054("N-1", {gifts}));
  const auto gift = town.must(town.gift("TOIT", town.donor("Ada"), 3000));
  const auto part = town.must(town.gift("TOIT", town.donor("Bob"), 2000));
  auto entries = town.journal();
  const auto refused = intake::match_by_hand(entries, 1, {gift}, {});
  REQUIRE(reason(refused) == Reason::line_already_matched);
  CHECK(refused.error().why.en.find("lines of their own") != std::string::npos);
  CHECK(intake::match_by_hand(entries, 4, {part}, {}));
  entries.commit();
  CHECK(town.is_sound());
}

TEST_CASE("one detail is worth a line where the statement names nobody",
          "[intake]") {
  Town town;
  (void)town.one(statement());
  CHECK(town.one(camt054("N-1", {other})).recorded == 1);
  CHECK(town.open() == Names{"30.00 ", "30.00 Zoé"});
  CHECK(town.one(camt054("N-1", {other})).recorded == 0);
  CHECK(town.account().books == cents(6000));
  CHECK(town.is_sound());
}

TEST_CASE("a file of several notifications is as several files", "[intake]") {
  Town town;
  std::vector<Collective> alike;
  std::string body;
  for (int at = 0; at < 1200; ++at) {
    const auto name = "Ada " + std::to_string(at);
    alike.push_back(
        {on, "", {{500, on, "", name, "don"}, {500, on, "", name, "non"}}});
    const auto one = camt054("N-" + std::to_string(at), {alike.back()});
    const auto from = one.find("<Ntfctn>");
    body += one.substr(from, one.find("</Ntfctn>") + 9 - from);
  }
  const auto file =
      "<BkToCstmrDbtCdtNtfctn>" + body + "</BkToCstmrDbtCdtNtfctn>";
  CHECK(town.one(statement_of("S-1", 0, on, alike)).recorded == 1200);
  const auto report = town.import(file).value();
  REQUIRE(report.statements.size() == 1200);
  for (const auto& one : report.statements)
    CHECK(one.recorded == 2);
  const auto lines = town.open();
  CHECK(lines.size() == 2400);
  CHECK(std::find(lines.begin(), lines.end(), "10.00 ") == lines.end());
  const auto again = town.import(file).value();
  for (const auto& one : again.statements)
    CHECK(one.recorded == 0);
  CHECK(town.account().lines == 2400);
  CHECK(town.is_sound());
}

TEST_CASE("a movement of a thousand details is itemised whole", "[intake]") {
  Town town;
  Collective many{on, "R-1", {}};
  for (int at = 1; at <= 1000; ++at)
    many.details.push_back({at, on, "E-" + std::to_string(at), "Donor", "don"});
  (void)town.one(statement_of("S-1", 0, on, {many}));
  CHECK(town.one(camt054("N-1", {many})).recorded == 1000);
  CHECK(town.account().lines == 1000);
  CHECK(town.open().size() == 1000);
  CHECK(town.account().books == cents(500'500));
  CHECK(town.one(camt054("N-1", {many})).recorded == 0);
  auto reworded = many;
  reworded.details[7].text = "un don";
  CHECK(town.one(camt054("N-2", {reworded})).recorded == 0);
  CHECK(town.is_sound());
}
