// Roll-ups against what was worked out by hand.

#include "obole/reports/rollups.hpp"

#include "obole/ledger/disbursements.hpp"
#include "obole/ledger/disputes.hpp"
#include "obole/ledger/verdicts.hpp"
#include "support/catch.hpp"
#include "support/seen.hpp"
#include "support/world.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

using obole::Method;
using obole::Reason;
using obole::reports::RollUp;
using obole::reports::Share;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

// ECOLE (programme TERR): TOIT, goal 1000.00, and MECENES, a part of it, goal
// 400.00.  GARE (programme TERR): QUAI, all or nothing, goal 1000.00.  ORGUE
// (no programme): PEDALE.  SEUL funds no project.
//
//   TOIT     Ada 100.00 by card (fee 2.00, of which 30.00 given back),
//   Bob 50.00 MECENES  Ada 200.00; Cie in kind 70.00 QUAI     Ada 300.00, held
//   PEDALE   Bob 40.00
//   SEUL     Bob 5.00
//   passed on: 120.00 to ECOLE in April
struct Town : World {
  Town() {
    must(ledger::NewProgramme{code("TERR"), "Territoire"});
    must(ledger::NewProject{code("ECOLE"), "École", code("TERR")});
    must(ledger::NewProject{code("GARE"), "Gare", code("TERR")});
    must(ledger::NewProject{code("ORGUE"), "Orgue"});
    open("TOIT", "ECOLE");
    auto part = terms("MECENES");
    part.goal = cents(40'000);
    part.project = code("ECOLE");
    part.parent = code("TOIT");
    must(part);
    open("QUAI", "GARE", obole::Model::all_or_nothing);
    open("PEDALE", "ORGUE");
    must(terms("SEUL"));
    auto card = gift("TOIT", ada, 10'000);
    card.method = Method::card;
    card.platform = "HELLOASSO";
    card.fee = cents(200);
    by_card = must(card);
    must(ledger::NewRefund{by_card, cents(3000), day("2026-04-02"), "x"});
    must(gift("TOIT", bob, 5000));
    must(gift("MECENES", ada, 20'000));
    auto goods = gift("MECENES", firm, 7000);
    goods.method = Method::in_kind;
    must(goods);
    must(gift("QUAI", ada, 30'000));
    must(gift("PEDALE", bob, 4000));
    must(gift("SEUL", bob, 500));
    before_disbursement = size();
    must(ledger::NewDisbursement{code("ECOLE"), cents(12'000),
                                 day("2026-04-10"), "CONV-1"});
  }
  void open(const char* campaign, const char* project,
            obole::Model model = obole::Model::keep_it_all) {
    auto one = terms(campaign);
    one.project = code(project);
    one.model = model;
    must(one);
  }
  RollUp project(const char* name, const support::Seen& seen = {}) {
    return support::seen_in(book(), seen, [&](auto& asked, auto& view) {
      return reports::project_figures(asked, name, view, context.today)
          .value()
          .whole;
    });
  }
  RollUp programme(const char* name, const support::Seen& seen = {}) {
    return support::seen_in(book(), seen, [&](auto& asked, auto& view) {
      return reports::programme_figures(asked, name, view, context.today)
          .value()
          .whole;
    });
  }
  obole::DonorId ada = donor("Ada");
  obole::DonorId bob = donor("Bob");
  obole::DonorId firm = donor("Cie");
  std::int64_t by_card = 0;
  std::int64_t before_disbursement = 0;
};

}  // namespace

TEST_CASE("a project adds up its campaigns, each gift and each donor once",
          "[reports]") {
  Town town;
  const auto school = town.project("ECOLE");
  CHECK(school.campaigns == 2);
  CHECK(school.goal == cents(100'000));  // that of the part lies within
  CHECK(school.received == cents(35'000));
  CHECK(school.refunded == cents(3000));
  CHECK(school.fees == cents(200));
  CHECK(school.net() == cents(31'800));
  CHECK(school.in_kind == cents(7000));
  CHECK(school.held == cents(0));
  CHECK(school.earned == cents(31'800));
  CHECK(school.disbursed == cents(12'000));
  CHECK(school.available() == cents(19'800));
  CHECK(school.donations == 4);
  CHECK(school.donors == 3);  // Ada gave to both
  CHECK(reason(reports::project_figures(town.book(), "NONE", {},
                                        town.context.today)) ==
        Reason::project_unknown);
}

TEST_CASE("a programme adds up its projects; what is held is not available",
          "[reports]") {
  Town town;
  const auto both = town.programme("TERR");
  CHECK(both.campaigns == 3);
  CHECK(both.goal == cents(200'000));
  CHECK(both.received == cents(65'000));
  CHECK(both.held == cents(30'000));
  CHECK(both.earned == cents(31'800));
  CHECK(both.available() == cents(19'800));
  CHECK(both.donors == 3);

  const auto all =
      reports::all_programme_figures(town.book(), {}, town.context.today);
  REQUIRE(all.rows.size() == 1);
  REQUIRE(all.outside);
  CHECK(all.outside->received == cents(4500));  // PEDALE and SEUL
  CHECK(all.outside->donors == 1);
  CHECK(all.total.received == cents(69'500));
  CHECK(all.total.donors == 3);
  CHECK(reason(reports::programme_figures(town.book(), "NONE", {},
                                          town.context.today)) ==
        Reason::programme_unknown);
}

TEST_CASE("projects and what funds none make up everything", "[reports]") {
  Town town;
  const auto all =
      reports::all_project_figures(town.book(), {}, town.context.today);
  REQUIRE(all.rows.size() == 3);
  REQUIRE(all.outside);
  CHECK(all.outside->received == cents(500));
  CHECK(all.rows[0].under == "TERR");
  CHECK(all.rows[2].code == "ORGUE");
  CHECK(all.total.received == cents(69'500));
  const auto table = reports::project_table(all);
  CHECK(table.rows.size() == 4);
  for (const auto& row : table.rows)
    CHECK(row.size() == table.columns.size());
  CHECK(table.totals.size() == table.columns.size());
}

TEST_CASE("a roll-up as of a day, or known at an entry, knows no more",
          "[reports]") {
  Town town;
  const auto march = town.project("ECOLE", {day("2026-03-31"), {}});
  CHECK(march.received == cents(35'000));
  CHECK(march.refunded == cents(0));
  CHECK(march.disbursed == cents(0));
  CHECK(march.donors == 3);
  CHECK(town.project("ECOLE", {day("2026-02-01"), {}}).donors == 0);
  const auto then = town.project("ECOLE", {{}, town.before_disbursement});
  CHECK(then.refunded == cents(3000));
  CHECK(then.disbursed == cents(0));
  CHECK(town.project("ECOLE", {day("2199-12-31"), {}}).available() ==
        cents(19'800));
}

TEST_CASE("what is in dispute, or held, is not earned", "[reports]") {
  Town town;
  const auto dispute = town.must(
      ledger::NewDispute{town.by_card, cents(7000), day("2026-05-01")});
  CHECK(town.project("ECOLE").earned == cents(24'800));
  CHECK(town.project("ECOLE", {day("2026-04-30"), {}}).earned == cents(31'800));
  town.must(ledger::NewDisputeEnd{dispute, obole::DisputeOutcome::won,
                                  day("2026-05-20")});
  CHECK(town.project("ECOLE").earned == cents(31'800));
  CHECK(town.project("ECOLE", {day("2026-05-10"), {}}).earned == cents(24'800));

  // A dispute about money that is held takes nothing from what is earned.
  auto held = World::gift("QUAI", town.bob, 1000);
  held.method = Method::card;
  held.platform = "ULULE";
  town.must(
      ledger::NewDispute{town.must(held), cents(1000), day("2026-05-21")});
  CHECK(town.project("GARE").earned == cents(0));
  CHECK(ledger::project_money(town.book(), "GARE").earned == cents(0));
  for (const auto* const name : {"ECOLE", "GARE", "ORGUE"}) {
    const auto money = ledger::project_money(town.book(), name);
    CHECK(town.project(name).earned == money.earned);
    CHECK(town.project(name).disbursed == money.disbursed);
  }
}

TEST_CASE("a success earns what was held, from its day on", "[reports]") {
  Town town;
  town.must(World::gift("QUAI", town.bob, 70'000));
  town.context.today = day("2026-07-02");
  {
    auto entries = town.journal();
    REQUIRE(ledger::settle(entries, {code("QUAI"), day("2026-07-01")}));
    entries.commit();
  }
  CHECK(town.project("GARE").earned == cents(100'000));
  CHECK(town.project("GARE").held == cents(0));
  CHECK(town.project("GARE", {day("2026-06-30"), {}}).held == cents(100'000));
}

TEST_CASE("a campaign is shown with its parts, and by parts of its goal",
          "[reports]") {
  Town town;
  const auto both =
      reports::campaign_with_parts(town.book(), "TOIT", {}, town.context.today)
          .value();
  REQUIRE(both.parts.size() == 1);
  CHECK(both.parts[0].campaign.code == "MECENES");
  CHECK(both.whole.of_goal(both.whole.net()) == Share{1180});
  const auto sums =
      reports::sum_of(town.book(), {both.whole, both.parts[0]}, {});
  CHECK(sums.received == cents(35'000));
  CHECK(sums.donors == 3);
  CHECK(both.whole.of_goal(sums.received - sums.refunded) == Share{3200});
  CHECK(
      reports::campaign_with_parts(town.book(), "QUAI", {}, town.context.today)
          ->whole.held() == cents(30'000));
}
