// What donors chose and received in return, and what they meant.

#include "obole/reports/donor_years.hpp"
#include "obole/reports/earmarks.hpp"
#include "obole/reports/tiers.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

using reports::Cell;
using reports::Row;

// Tiers MUG (two of them, 5.00 each) and THANKS (as many as wanted).
struct Town : World {
  Town() {
    campaign("TOIT");
    ledger::NewTier mug{code("TOIT"), code("MUG"), "Mug", cents(2000),
                        cents(500)};
    mug.stock = 2;
    must(mug);
    must(ledger::NewTier{code("TOIT"), code("THANKS"), "Thanks", cents(100),
                         cents(0)});
  }
  std::int64_t given(std::int64_t amount, const char* tier,
                     const char* date = "2026-03-01") {
    auto request = gift("TOIT", ada, amount);
    request.tier = tier;
    request.date = day(date);
    request.outside_dates = true;
    return must(request);
  }
  void back(std::int64_t gift, std::int64_t amount) {
    must(ledger::NewRefund{gift, cents(amount), day("2026-06-01"), "x"});
  }
  obole::DonorId ada = donor("Ada");
};

}  // namespace

TEST_CASE("a tier counts the gifts that keep it, with what is left of them",
          "[reports]") {
  Town town;
  town.back(town.given(2000, "MUG"), 2000);
  town.back(town.given(3000, "MUG"), 2999);
  town.given(2500, "MUG");
  town.given(100, "THANKS");
  const auto table = reports::tiers(town.book(), "TOIT", {});
  REQUIRE(table.rows.size() == 2);
  const std::string toit = "TOIT";
  CHECK(table.rows[0] == Row{toit, std::string("THANKS"), std::string("Thanks"),
                             cents(100), std::int64_t{1}, cents(100), Cell(),
                             Cell(), cents(0)});
  CHECK(table.rows[1] == Row{toit, std::string("MUG"), std::string("Mug"),
                             cents(2000), std::int64_t{2}, cents(2501),
                             std::int64_t{2}, std::int64_t{0}, cents(1000)});
  CHECK(table.totals == Row{std::string("total"), Cell(), Cell(), Cell(),
                            std::int64_t{3}, cents(2601), Cell(), Cell(),
                            cents(1000)});
  CHECK(reports::tiers(town.book(), "", {}).rows.size() == 2);
  CHECK(reports::tiers(town.book(), "ORGUE", {}).rows.empty());
}

TEST_CASE("counterparts add up by the calendar year of their gifts",
          "[reports]") {
  Town town;
  town.given(2000, "MUG", "2025-12-31");
  const auto whole = town.given(3000, "MUG", "2026-01-01");
  town.back(town.given(150, "THANKS", "2026-01-01"), 50);
  auto goods = World::gift("TOIT", town.ada, 7000);
  goods.method = obole::Method::in_kind;
  goods.benefit = cents(300);
  town.must(goods);
  town.must(World::gift("TOIT", town.donor("Bob"), 9900));

  auto years = reports::donor_years(town.book(), town.ada);
  REQUIRE(years.size() == 2);
  CHECK(years[0].year == 2025);
  CHECK(years[0].donations == 1);
  CHECK(years[0].received == cents(2000));
  CHECK(years[0].benefit == cents(500));
  CHECK(years[1].year == 2026);
  CHECK(years[1].donations == 3);
  CHECK(years[1].received == cents(3150));
  CHECK(years[1].in_kind == cents(7000));
  CHECK(years[1].refunded == cents(50));
  CHECK(years[1].benefit == cents(800));

  town.back(whole, 3000);  // and the mug with it
  years = reports::donor_years(town.book(), town.ada);
  CHECK(years.at(1).benefit == cents(300));
  CHECK(reports::donor_years(town.book(), town.donor("Eve")).empty());
}

TEST_CASE("what remains of an earmark is what came, less what went",
          "[reports]") {
  Town town;
  town.must(ledger::NewEarmark{code("TILES"), "Tiles"});
  town.must(ledger::NewEarmark{code("GLASS"), "Glass"});
  auto request = World::gift("TOIT", town.ada, 5000);
  request.earmark = "TILES";
  const auto gift = town.must(request);
  town.must(ledger::NewEarmarkUse{code("TILES"), ledger::EarmarkUse::spent,
                                  cents(4000), day("2026-03-02"), "x"});
  town.must(ledger::NewEarmarkUse{code("TILES"), ledger::EarmarkUse::released,
                                  cents(300), day("2026-03-02"), "x"});
  town.back(gift, 1000);
  const auto table = reports::earmark_table(ledger::earmarks(town.book()),
                                            town.book().currency());
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[1] == Row{std::string("TILES"), std::string("Tiles"), Cell(),
                             std::int64_t{1}, cents(4000), cents(4000),
                             cents(300), cents(-300)});
  CHECK(table.totals.back() == Cell(cents(-300)));
}
