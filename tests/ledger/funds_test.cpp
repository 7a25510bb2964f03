// What a matching fund grants, as recorded.

#include "obole/ledger/funds.hpp"

#include "ledger_balances.hpp"

#include "obole/ledger/verdicts.hpp"
#include "support/catch.hpp"

using obole::Reason;
using support::balances;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

// MECENE doubles gifts to TOIT, 100.00 in all.
struct Town : World {
  explicit Town(obole::Model model = obole::Model::keep_it_all) {
    auto terms = World::terms("TOIT");
    terms.model = model;
    must(terms);
    must(
        ledger::NewFund{code("MECENE"), sponsor, {code("TOIT")}, rule(10'000)});
  }
  static ledger::FundTerms rule(std::int64_t budget) {
    return {.starts = day("2026-01-01"),
            .ends = {},
            .ratio = {1, 1},
            .budget = cents(budget)};
  }
  std::int64_t give(std::int64_t amount, const char* date = "2026-03-01") {
    auto request = gift("TOIT", ada, amount);
    request.date = day(date);
    return must(request);
  }
  ledger::Fund fund() { return ledger::find_fund(book(), "MECENE").value(); }
  ledger::Granted apply() {
    auto entries = journal();
    const auto granted = ledger::grant(entries, fund()).value();
    entries.commit();
    return granted;
  }
  // Cents by gift.
  std::map<std::int64_t, std::int64_t> standing() {
    std::map<std::int64_t, std::int64_t> list;
    for (const auto& grant : ledger::grants_standing(book(), fund()))
      list[grant.gift] = grant.amount.minor_units();
    return list;
  }
  obole::DonorId ada = donor("Ada");
  obole::DonorId sponsor = donor("Scierie du Val");
};

using Standing = std::map<std::int64_t, std::int64_t>;

}  // namespace

TEST_CASE("what is granted is recorded once", "[funds]") {
  Town town;
  const auto first = town.give(3000);
  const auto granted = town.apply();
  CHECK(granted.changed == 1);
  CHECK(granted.amount == cents(3000));
  CHECK(town.standing() == Standing{{first, 3000}});
  const auto size = town.size();
  CHECK_FALSE(town.apply().seq);
  CHECK(town.size() == size);
  CHECK(balances(town)["Equity:Memo:Matching:Committed:MECENE"] == -3000);
  CHECK(balances(town)["Equity:Memo:Matching:Outstanding"] == 3000);
  CHECK(town.is_sound());
}

TEST_CASE("a gift of an earlier day that is recorded late comes first",
          "[funds]") {
  Town town;
  const auto later = town.give(8000, "2026-03-10");
  CHECK(town.apply().amount == cents(8000));
  const auto earlier = town.give(6000, "2026-03-01");
  const auto granted = town.apply();
  CHECK(granted.changed == 2);
  CHECK(granted.difference == cents(2000));
  CHECK(town.standing() == Standing{{later, 4000}, {earlier, 6000}});
  CHECK(town.is_sound());
}

TEST_CASE("a gift that goes back takes its match with it", "[funds]") {
  Town town;
  const auto first = town.give(6000);
  const auto second = town.give(6000, "2026-03-02");
  town.apply();
  CHECK(town.standing() == Standing{{first, 6000}, {second, 4000}});
  town.must(
      ledger::NewRefund{first, cents(6000), day("2026-04-01"), "paid twice"});
  CHECK(town.apply().difference == cents(-4000));  // −60.00, +20.00
  CHECK(town.standing() == Standing{{first, 0}, {second, 6000}});
  CHECK(town.fund().granted == cents(6000));
  CHECK(town.is_sound());
}

TEST_CASE("a campaign that failed is matched by nothing", "[funds]") {
  Town town(obole::Model::all_or_nothing);
  const auto gift = town.give(3000);
  town.apply();
  town.context.today = day("2026-07-01");
  {
    auto entries = town.journal();
    REQUIRE(ledger::settle(entries, {code("TOIT"), day("2026-07-01")}));
    entries.commit();
  }
  CHECK(town.apply().difference == cents(-3000));
  CHECK(town.standing() == Standing{{gift, 0}});
  CHECK(balances(town).count("Equity:Memo:Matching:Outstanding") == 0);
  CHECK(town.is_sound());
}

TEST_CASE("neither the sponsor's own gifts nor goods are matched", "[funds]") {
  Town town;
  town.must(World::gift("TOIT", town.sponsor, 2000));
  auto goods = World::gift("TOIT", town.ada, 2000);
  goods.method = obole::Method::in_kind;
  town.must(goods);
  CHECK(town.apply().changed == 0);
}

TEST_CASE("a fund is paid by gifts that name it", "[funds]") {
  Town town;
  town.give(3000);
  town.apply();
  auto payment = World::gift("TOIT", town.sponsor, 1200);
  payment.fund = code("MECENE");
  town.must(payment);
  CHECK(town.fund().granted == cents(3000));
  CHECK(town.fund().paid == cents(1200));
  CHECK(town.fund().due() == cents(1800));
  CHECK(balances(town)["Equity:Memo:Matching:Outstanding"] == 1800);
  payment.fund = code("NONE");
  CHECK(reason(town.record(payment)) == Reason::fund_unknown);
  payment.fund = code("MECENE");
  payment.donor = town.donor("Somebody else");
  CHECK(reason(town.record(payment)) == Reason::not_permitted);
  CHECK(town.is_sound());
}

TEST_CASE("other terms hold from their day on", "[funds]") {
  Town town;
  const auto before = town.give(1000, "2026-03-31");
  const auto after = town.give(1000, "2026-04-01");
  town.apply();
  auto terms = Town::rule(10'000);
  terms.starts = day("2026-04-01");
  terms.ratio = {1, 2};
  town.must(ledger::NewFundTerms{code("MECENE"), terms});
  CHECK(town.apply().difference == cents(-500));
  CHECK(town.standing() == Standing{{before, 1000}, {after, 500}});
  CHECK(town.is_sound());
}

TEST_CASE("terms that make no sense are refused", "[funds]") {
  Town town;
  const auto refused = [&](const ledger::FundTerms& terms) {
    return reason(town.record(ledger::NewFundTerms{code("MECENE"), terms}));
  };
  auto terms = Town::rule(10'000);
  SECTION("a ratio of nothing, or by nothing") {
    terms.ratio = {0, 1};
    CHECK(refused(terms) == Reason::not_permitted);
    terms.ratio = {1, 0};
    CHECK(refused(terms) == Reason::not_permitted);
    terms.ratio = {-1, 2};
    CHECK(refused(terms) == Reason::not_permitted);
    terms.ratio = {101, 1};
    CHECK(refused(terms) == Reason::not_permitted);
    terms.ratio = {201, 2};
    CHECK(refused(terms) == Reason::not_permitted);
    terms.ratio = {100, 1};
    CHECK(refused(terms) == std::nullopt);
  }
  SECTION("an end before the start") {
    terms.ends = day("2025-12-31");
    CHECK(refused(terms) == Reason::date_malformed);
  }
  SECTION("a cap of nothing") {
    terms.donor_cap = cents(0);
    CHECK(refused(terms) == Reason::amount_not_positive);
  }
  SECTION("no fund of that name") {
    CHECK(reason(town.record(ledger::NewFundTerms{code("NONE"), terms})) ==
          Reason::fund_unknown);
  }
  CHECK(reason(town.record(
            ledger::NewFund{code("VIDE"), town.sponsor, {}, Town::rule(1)})) ==
        Reason::not_permitted);
  CHECK(reason(town.record(ledger::NewFund{
            code("MECENE"), town.ada, {code("TOIT")}, Town::rule(1)})) ==
        Reason::reference_reused);
}
