// A notification brings the details of movements that statements brought, and
// never money of its own.

#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt054.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

using obole::Reason;
using support::camt054;
using support::cents;
using support::Collective;
using support::Movement;
using support::reason;
using support::statement_of;
using support::World;
namespace intake = obole::intake;

namespace {

struct Town : World {
  obole::Result<intake::StatementFileReport> import(const std::string& bytes) {
    auto entries = journal();
    auto report = intake::import_statement(entries, support::source_of(bytes),
                                           {"bank.xml", {}});
    if (report) entries.commit();
    return report;
  }
  intake::StatementReport one(const std::string& bytes) {
    return import(bytes).value().statements.at(0);
  }
  obole::reports::AccountFigures account() {
    return obole::reports::account_figures(book()).at(0);
  }
  std::vector<std::string> open() {
    std::vector<std::string> list;
    for (const auto& line : obole::reports::open_lines(book(), context.today))
      list.push_back(plain(line.amount) + ' ' + line.name);
    return list;
  }
};

const std::string on = "2026-03-02";
const Collective gifts = {
    on,
    "R-1",
    {{1000, on, "E-1", "Ada", "don"}, {2000, on, "E-2", "Bob", "don"}}};
const Collective other = {on, "R-2", {{3000, on, "E-3", "Zoé", "don"}}};

std::string statement() { return statement_of("S-1", 0, on, {gifts, other}); }

using Names = std::vector<std::string>;

}  // namespace

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
  // Another of the same movements; one file of both.
  CHECK(town.one(camt054("N-2", {gifts})).recorded == 0);
  const auto both = camt054("N-3", {gifts}) + camt054("N-4", {gifts});
  CHECK(town.account().lines == 3);
  CHECK(town.is_sound());
}

TEST_CASE("a notification waits for its statement, and leaves nothing",
          "[intake]") {
  Town town;
  const auto size = town.size();
  const auto answer = town.import(camt054("N-1", {gifts}));
  REQUIRE(reason(answer) == Reason::line_unknown);
  CHECK(answer.error().place.file == "bank.xml");
  CHECK(answer.error().place.line > 0);
  CHECK(answer.error().why.en.find("2026-03-02") != std::string::npos);
  CHECK(town.size() == size);

  // Half of it is there: none of it is recorded.
  (void)town.one(statement_of("S-1", 0, on, {gifts}));
  const auto half = town.size();
  CHECK(reason(town.import(camt054("N-1", {gifts, other}))) ==
        Reason::line_unknown);
  CHECK(town.size() == half);
  (void)town.one(statement_of("S-2", 3000, on, {other}));
  CHECK(town.one(camt054("N-1", {gifts, other})).recorded == 3);
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

TEST_CASE("without a reference, the amount must say which movement is meant",
          "[intake]") {
  Town town;
  auto bare = gifts;
  bare.reference.clear();
  SECTION("where there is one") {
    (void)town.one(statement_of("S-1", 0, on, {gifts}));
    CHECK(town.one(camt054("N-1", {bare})).recorded == 2);
  }
  SECTION("where there are two that differ") {
    auto twin = gifts;
    twin.reference = "R-7";
    (void)town.one(statement_of("S-1", 0, on, {gifts, twin}));
    const auto size = town.size();
    const auto answer = town.import(camt054("N-1", {bare}));
    REQUIRE(reason(answer) == Reason::statement_conflicts);
    CHECK(answer.error().why.en.find("several movements") != std::string::npos);
    CHECK(town.size() == size);
  }
  SECTION("where there are two alike") {
    (void)town.one(statement_of("S-1", 0, on, {bare, bare}));
    CHECK(town.one(camt054("N-1", {bare})).recorded == 2);
    CHECK(town.open() == Names{"30.00 ", "10.00 Ada", "20.00 Bob"});
    auto second = bare;
    second.details[0].name = "Léa";
    CHECK(town.one(camt054("N-2", {bare, second})).recorded == 2);
    CHECK(town.open() ==
          Names{"10.00 Ada", "20.00 Bob", "10.00 Léa", "20.00 Bob"});
  }
  SECTION("where the only one bears another reference") {
    auto named = gifts;
    named.reference = "R-5";
    (void)town.one(statement_of("S-1", 0, on, {named}));
    CHECK(reason(town.import(camt054("N-1", {gifts}))) == Reason::line_unknown);
  }
  CHECK(town.is_sound());
}

TEST_CASE("a notification that contradicts the statement is refused",
          "[intake]") {
  Town town;
  (void)town.one(statement());
  const auto size = town.size();
  auto wrong = gifts;
  SECTION("another sum for the same reference") {
    wrong.details[0].amount = 1100;
    const auto answer = town.import(camt054("N-1", {wrong}));
    REQUIRE(reason(answer) == Reason::statement_conflicts);
    CHECK(answer.error().what == "R-1");
    CHECK(answer.error().why.en.find("31.00 EUR") != std::string::npos);
    CHECK(answer.error().why.en.find("30.00 EUR") != std::string::npos);
    CHECK(town.size() == size);
  }
  SECTION("other details than those recorded") {
    (void)town.one(camt054("N-1", {gifts}));
    const auto after = town.size();
    wrong.details[0].amount = 500;
    wrong.details[1].amount = 2500;
    const auto answer = town.import(camt054("N-2", {wrong}));
    REQUIRE(reason(answer) == Reason::statement_conflicts);
    CHECK(answer.error().why.en.find("with other details") !=
          std::string::npos);
    CHECK(town.size() == after);
  }
  SECTION("no day at all") {
    auto xml = camt054("N-1", {gifts});
    for (const char* const element : {"BookgDt", "ValDt"}) {
      for (auto at = xml.find(element); at != std::string::npos;
           at = xml.find(element))
        xml.replace(at, std::string(element).size(), "Other");
    }
    CHECK(reason(town.import(xml)) == Reason::file_malformed);
  }
  SECTION("an account nobody declared") {
    CHECK(reason(town.import(camt054("N-1", {gifts}, support::other_iban))) ==
          Reason::account_unknown);
  }
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
