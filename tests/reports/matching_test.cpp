#include "obole/reports/matching.hpp"

#include "support/catch.hpp"
#include "support/world.hpp"

using obole::Reason;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

// MECENE doubles gifts to TOIT up to 40.00 each, 100.00 in all.
struct Town : World {
  Town() {
    campaign("TOIT");
    must(ledger::NewFund{
        code("MECENE"), sponsor, {code("TOIT")}, terms(10'000)});
  }
  static ledger::FundTerms terms(std::int64_t budget) {
    return {.starts = day("2026-01-01"),
            .ends = {},
            .ratio = {1, 1},
            .budget = cents(budget),
            .gift_cap = cents(4000)};
  }
  void apply() {
    auto entries = journal();
    const auto fund = ledger::find_fund(book(), "MECENE").value();
    REQUIRE(ledger::grant(entries, fund));
    entries.commit();
  }
  reports::FundFigures figures() {
    auto list = reports::fund_figures(book(), "MECENE", context.today).value();
    return list.at(0);
  }
  obole::DonorId ada = donor("Ada");
  obole::DonorId sponsor = donor("Scierie du Val");
};

}  // namespace

TEST_CASE("a fund's report says what is to be applied", "[reports]") {
  Town town;
  CHECK(town.figures().differing() == 0);
  const auto gift = town.must(World::gift("TOIT", town.ada, 5000));
  auto figures = town.figures();
  CHECK(figures.differing() == 1);
  CHECK(figures.budget == cents(10'000));
  CHECK(figures.fund.granted == cents(0));
  REQUIRE(figures.gifts.size() == 1);
  CHECK(figures.gifts[0].donation == gift);
  CHECK_FALSE(figures.gifts[0].recorded);
  CHECK(figures.gifts[0].now->amount == cents(4000));
  CHECK(figures.gifts[0].now->cap == obole::rules::Cap::gift);

  town.apply();
  figures = town.figures();
  CHECK(figures.differing() == 0);
  CHECK(figures.left() == cents(6000));
  CHECK(figures.gifts[0].recorded->amount == cents(4000));

  town.must(
      ledger::NewRefund{gift, cents(2000), day("2026-03-02"), "asked for"});
  figures = town.figures();
  CHECK(figures.differing() == 1);
  CHECK(figures.gifts[0].amount == cents(3000));
  CHECK(figures.gifts[0].now->amount == cents(3000));
}

TEST_CASE("a gift that no rule reaches any more is to be taken back",
          "[reports]") {
  Town town;
  town.must(World::gift("TOIT", town.ada, 1000));
  town.apply();
  auto terms = Town::terms(10'000);
  terms.ends = day("2026-02-28");
  town.must(ledger::NewFundTerms{code("MECENE"), terms});
  CHECK(town.figures().differing() == 1);
  CHECK_FALSE(town.figures().gifts.at(0).now);
  town.apply();
  CHECK(town.figures().differing() == 0);
}

TEST_CASE("the budget is that of the terms of the day", "[reports]") {
  Town town;
  auto terms = Town::terms(20'000);
  terms.starts = day("2026-06-15");
  town.must(ledger::NewFundTerms{code("MECENE"), terms});
  terms = Town::terms(30'000);
  terms.starts = day("2026-06-16");
  town.must(ledger::NewFundTerms{code("MECENE"), terms});
  CHECK(town.figures().budget == cents(20'000));
  town.context.today = day("2026-06-14");
  CHECK(town.figures().budget == cents(10'000));
  town.context.today = day("2025-12-31");
  CHECK(town.figures().budget == cents(10'000));
  town.context.today = day("2026-06-16");
  CHECK(town.figures().budget == cents(30'000));
  CHECK(reason(reports::fund_figures(town.book(), "NONE", day("2026-01-01"))) ==
        Reason::fund_unknown);
}
