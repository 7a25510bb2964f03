#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt053.hpp"
#include "support/catch.hpp"

using obole::Reason;
using support::camt053;
using support::cents;
using support::day;
using support::Movement;
using support::reason;
using support::Statement;
using support::World;
namespace intake = obole::intake;

namespace {

struct Town : World {
  obole::Result<intake::StatementFileReport> import(const std::string& xml) {
    auto entries = journal();
    auto report = intake::import_statement(entries, support::source_of(xml),
                                           {"bank.xml", {}});
    if (report) entries.commit();
    return report;
  }
  obole::reports::AccountFigures account() {
    return obole::reports::account_figures(book()).at(0);
  }
};

const Movement first = {5000, "2026-03-02", "E-1", "Ada", "don"};
const Movement second = {-1200, "2026-03-10", "", "Papeterie", "facture"};
const Movement third = {700, "2026-04-02", "E-2", "Bob", "don"};

Statement march() {
  return {"S-3", 10'000, "2026-03-01", "2026-03-31", {first, second}};
}
Statement april() {
  return {"S-4", 13'800, "2026-04-01", "2026-04-30", {third}};
}

}  // namespace

TEST_CASE("a statement becomes lines, and the books hold what the bank says",
          "[intake]") {
  Town town;
  const auto report = town.import(camt053({march()})).value();
  REQUIRE(report.statements.size() == 1);
  const auto& one = report.statements[0];
  CHECK(one.account == support::town_iban);
  CHECK(one.lines == 2);
  CHECK(one.recorded == 2);
  CHECK(one.credits == cents(5000));
  CHECK(one.debits == cents(1200));
  CHECK(one.opening == cents(10'000));
  CHECK(one.closing == cents(13'800));
  CHECK(town.account().difference() == cents(0));
  CHECK(town.is_sound());
}

TEST_CASE(
    "the same statement again, or one that overlaps it, adds each line "
    "once",
    "[intake]") {
  Town town;
  (void)town.import(camt053({march()})).value();
  const auto size = town.size();
  const auto again = town.import(camt053({march()})).value();
  CHECK(again.statements[0].recorded == 0);
  CHECK(again.statements[0].skipped == 2);
  CHECK(town.size() == size);

  // From the 10th of March to April: the second line is in both.
  const Statement overlap{
      "S-X", 15'000, "2026-03-10", "2026-04-30", {second, third}};
  const auto more = town.import(camt053({overlap})).value();
  CHECK(more.statements[0].recorded == 1);
  CHECK(more.statements[0].skipped == 1);
  CHECK(town.account().lines == 3);
  CHECK(town.account().books == cents(14'500));
  CHECK(town.is_sound());
}

TEST_CASE("twins in one statement are two lines, and stay two", "[intake]") {
  Town town;
  const Statement twins{"S-3", 0, "2026-03-01", "2026-03-31", {first, first}};
  CHECK(town.import(camt053({twins})).value().statements[0].recorded == 2);
  CHECK(town.import(camt053({twins})).value().statements[0].recorded == 0);
  const Statement one{"S-3a", 0, "2026-03-01", "2026-03-02", {first}};
  CHECK(town.import(camt053({one})).value().statements[0].recorded == 0);
  const Statement triplets{
      "S-3b", 0, "2026-03-01", "2026-04-01", {first, first, first}};
  CHECK(town.import(camt053({triplets})).value().statements[0].recorded == 1);
}

TEST_CASE("statements in the wrong order give the same books", "[intake]") {
  Town town;
  (void)town.import(camt053({april()})).value();
  CHECK(town.account().books == cents(14'500));
  (void)town.import(camt053({march()})).value();
  CHECK(town.account().books == cents(14'500));
  CHECK(town.account().difference() == cents(0));
  CHECK(intake::breaks(town.book()).empty());
  CHECK(town.is_sound());
}

TEST_CASE("a statement that is missing between two is told", "[intake]") {
  Town town;
  (void)town.import(camt053({march()})).value();
  const Statement may{"S-5", 14'500, "2026-05-01", "2026-05-31", {}};
  (void)town.import(camt053({may})).value();
  const auto breaks = intake::breaks(town.book());
  REQUIRE(breaks.size() == 1);
  CHECK(breaks[0].opening == cents(14'500));
  CHECK(breaks[0].before == cents(13'800));
  CHECK(breaks[0].opening_on == day("2026-05-01"));
  CHECK(intake::breaks(town.book(), support::other_iban).empty());

  (void)town.import(camt053({april()})).value();
  CHECK(intake::breaks(town.book()).empty());
}

TEST_CASE("a statement is refused whole, and leaves nothing", "[intake]") {
  Town town;
  const auto size = town.size();
  auto statement = march();
  SECTION("of an account nobody declared") {
    statement.iban = support::other_iban;
    const auto answer = town.import(camt053({statement}));
    REQUIRE(reason(answer) == Reason::account_unknown);
    CHECK(answer.error().place.file == "bank.xml");
    CHECK(answer.error().place.line > 0);
  }
  SECTION("that does not add up") {
    auto xml = camt053({statement});
    const auto at = xml.find("138.00");
    REQUIRE(at != std::string::npos);
    xml.replace(at, 6, "138.01");
    CHECK(reason(town.import(xml)) == Reason::statement_unbalanced);
  }
  SECTION("in another currency") {
    auto xml = camt053({statement});
    for (auto at = xml.find("EUR"); at != std::string::npos;
         at = xml.find("EUR"))
      xml.replace(at, 3, "CHF");
    CHECK(reason(town.import(xml)) == Reason::currency_mismatch);
  }
  SECTION("cut off in the middle") {
    const auto xml = camt053({statement, april()});
    CHECK(reason(town.import(xml.substr(0, xml.size() - 60))) ==
          Reason::file_malformed);
  }
  SECTION("after one that is right") {
    auto other = april();
    other.iban = support::other_iban;
    CHECK(reason(town.import(camt053({statement, other}))) ==
          Reason::account_unknown);
  }
  CHECK(town.size() == size);
  CHECK(town.is_sound());
}

TEST_CASE("the same statement with other movements is a conflict", "[intake]") {
  Town town;
  (void)town.import(camt053({march()})).value();
  auto other = march();
  other.movements = {first,
                     second,
                     {100, "2026-03-11", "", "X", ""},
                     {-100, "2026-03-11", "", "Y", ""}};
  CHECK(reason(town.import(camt053({other}))) == Reason::statement_conflicts);
  CHECK(town.account().lines == 2);
}

TEST_CASE("a statement without movements is kept for its balances",
          "[intake]") {
  Town town;
  const Statement empty{"S-1", 5000, "2026-01-01", "2026-01-31", {}};
  CHECK(town.import(camt053({empty})).value().statements[0].lines == 0);
  CHECK(town.account().statements == 1);
  CHECK(town.account().books == cents(5000));
}
