// Figures against what was worked out by hand.

#include "obole/reports/balances.hpp"
#include "obole/reports/campaigns.hpp"
#include "obole/reports/monthly.hpp"
#include "support/catch.hpp"
#include "support/seen.hpp"
#include "support/world.hpp"

using obole::Money;
using obole::Reason;
using obole::reports::CampaignFigures;
using obole::reports::Cell;
using obole::reports::Share;
using obole::reports::Status;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

// TOIT, goal 1000.00, by hand:
//   pledges   200.00 on 1 Feb, of which 50.00 kept and 150.00 given up
//             (cancelled on the day of the test, 15 June)
//   gifts     50.00 on 1 Mar, 300.00 on 31 Mar (fee 9.00), 700.00 on 1 Apr
//   refunds   100.00 of the 300.00, on 2 Apr (1.00 of the fee given back)
// ORGUE has one gift of 12.34 by Ada, on 1 Mar.
struct Town : World {
  Town() {
    campaign("TOIT");
    campaign("ORGUE");
    const auto pledge = must(
        ledger::NewPledge{code("TOIT"), ada, cents(20'000), day("2026-02-01")});
    auto first = gift("TOIT", ada, 5000);
    first.pledge = pledge;
    must(first);
    auto second = gift("TOIT", bob, 30'000);
    second.date = day("2026-03-31");
    second.platform = "HELLOASSO";
    second.fee = cents(900);
    const auto refundable = must(second);
    auto third = gift("TOIT", ada, 70'000);
    third.date = day("2026-04-01");
    must(third);
    ledger::NewRefund refund{refundable, cents(10'000), day("2026-04-02"), "x"};
    refund.fee = cents(-100);
    must(refund);
    before_cancel = size();
    must(ledger::NewPledgeEnd{pledge, obole::PledgeEnd::cancelled,
                              "moved away"});
    must(gift("ORGUE", ada, 1234));
  }
  CampaignFigures toit(const support::Seen& seen = {}) {
    return support::seen_in(book(), seen, [&](auto& asked, auto& view) {
      return reports::campaign_figures(asked, "TOIT", view, context.today)
          .value();
    });
  }
  obole::DonorId ada = donor("Ada");
  obole::DonorId bob = donor("Bob");
  std::int64_t before_cancel = 0;
};

std::string text(const std::vector<Cell>& row) {
  std::string line;
  for (const auto& cell : row) {
    if (!line.empty()) line += ' ';
    if (const auto* word = std::get_if<std::string>(&cell)) line += *word;
    if (const auto* word = std::get_if<obole::Sentence>(&cell))
      line += word->en;
    if (const auto* count = std::get_if<std::int64_t>(&cell))
      line += std::to_string(*count);
    if (const auto* money = std::get_if<Money>(&cell)) line += plain(*money);
    if (const auto* share = std::get_if<Share>(&cell))
      line += std::to_string(share->per_ten_thousand);
    if (std::holds_alternative<std::monostate>(cell)) line += '-';
  }
  return line;
}

}  // namespace

TEST_CASE("a campaign's six amounts are what was worked out", "[reports]") {
  Town town;
  const auto figures = town.toit();
  CHECK(figures.pledged == cents(5000));
  CHECK(figures.received == cents(105'000));
  CHECK(figures.refunded == cents(10'000));
  CHECK(figures.fees == cents(800));
  CHECK(figures.net() == cents(94'200));
  CHECK(figures.reconciled == cents(0));
  CHECK(figures.unreconciled() == cents(105'000));
  CHECK(figures.donations == 3);
  CHECK(figures.donors == 2);
  CHECK(figures.progress() == Share{9500});
}

TEST_CASE("a view as of a day counts what was dated up to it", "[reports]") {
  Town town;
  const auto march = town.toit({day("2026-03-31"), {}});
  CHECK(march.pledged == cents(20'000));
  CHECK(march.received == cents(35'000));
  CHECK(march.refunded == cents(0));
  CHECK(march.fees == cents(900));
  CHECK(march.donors == 2);
  CHECK(march.donations == 2);

  const auto january = town.toit({day("2026-01-31"), {}});
  CHECK(january.pledged == cents(0));
  CHECK(january.received == cents(0));
  CHECK(january.progress() == Share{0});

  const auto first = town.toit({day("2026-04-01"), {}});
  CHECK(first.received == cents(105'000));
  CHECK(first.refunded == cents(0));
}

TEST_CASE("a view known at an entry does not know what came after",
          "[reports]") {
  Town town;
  const auto then = town.toit({{}, town.before_cancel});
  CHECK(then.pledged == cents(20'000));
  CHECK(then.refunded == cents(10'000));
  CHECK(then.fees == cents(800));
  auto past = ledger::past_book(town.book(), 5).value();
  const auto known =
      reports::all_campaign_figures(past, {}, town.context.today);
  REQUIRE(known.size() == 1);  // TOIT is entry 4, ORGUE entry 5
  CHECK(known[0].campaign.code == "TOIT");
  // Both at once: dated in March, known before the first gift.
  CHECK(town.toit({day("2026-03-31"), 7}).received == cents(0));
}

TEST_CASE("a view of everything says what the kept sums say", "[reports]") {
  Town town;
  const auto kept = town.toit();
  const auto added_up = town.toit({day("2199-12-31"), town.size()});
  CHECK(added_up.pledged == kept.pledged);
  CHECK(added_up.received == kept.received);
  CHECK(added_up.refunded == kept.refunded);
  CHECK(added_up.fees == kept.fees);
  CHECK(added_up.reconciled == kept.reconciled);
  CHECK(added_up.donations == kept.donations);
  CHECK(added_up.donors == kept.donors);
}

TEST_CASE("a campaign not known to the ledger has no figures", "[reports]") {
  Town town;
  CHECK(reason(reports::campaign_figures(town.book(), "NONE", {},
                                         town.context.today)) ==
        Reason::campaign_unknown);
}

TEST_CASE("the day decides a campaign's status", "[reports]") {
  Town town;
  const auto on = [&](const char* today) {
    return reports::campaign_figures(town.book(), "TOIT", {}, day(today))
        .value()
        .status;
  };
  CHECK(on("2025-12-31") == Status::draft);
  CHECK(on("2026-01-01") == Status::open);
  CHECK(on("2026-06-30") == Status::open);
  CHECK(on("2026-07-01") == Status::closed);  // 950.00 of 1000.00
  auto last = World::gift("TOIT", town.ada, 4999);
  town.must(last);
  CHECK(on("2026-07-01") == Status::closed);
  last.amount = cents(1);
  town.must(last);
  CHECK(on("2026-07-01") == Status::succeeded);
  CHECK(town.toit().progress() == Share{10'000});
  // As of a day, that day decides.
  CHECK(town.toit({day("2025-12-31"), {}}).status == Status::draft);
}

TEST_CASE("an all-or-nothing campaign has no verdict before it is settled",
          "[reports]") {
  World world;
  auto terms = World::terms("TOIT");
  terms.model = obole::Model::all_or_nothing;
  world.must(terms);
  world.must(World::gift("TOIT", world.donor("Ada"), 100'000));
  const auto figures =
      reports::campaign_figures(world.book(), "TOIT", {}, day("2026-07-01"))
          .value();
  CHECK(figures.status == Status::closed);
}

TEST_CASE("progress is rounded down, and knows no ceiling", "[reports]") {
  World world;
  auto terms = World::terms("TOIT");
  terms.goal = cents(30'000);
  world.must(terms);
  const auto ada = world.donor("Ada");
  const auto progress = [&] {
    return reports::campaign_figures(world.book(), "TOIT", {},
                                     world.context.today)
        .value()
        .progress()
        .per_ten_thousand;
  };
  world.must(World::gift("TOIT", ada, 29'999));
  CHECK(progress() == 9999);
  world.must(World::gift("TOIT", ada, 60'001));
  CHECK(progress() == 30'000);
}

TEST_CASE("the table of campaigns adds up what can be added", "[reports]") {
  Town town;
  const auto table = reports::campaign_table(
      reports::all_campaign_figures(town.book(), {}, town.context.today));
  REQUIRE(table.rows.size() == 2);
  CHECK(text(table.rows[0]) ==
        "ORGUE Toit de l’école open 1000.00 0.00 12.34 0.00 0.00 12.34 0.00 "
        "0.00 0.00 1 1 123 0.00 -");
  CHECK(text(table.rows[1]) ==
        "TOIT Toit de l’école open 1000.00 50.00 1050.00 100.00 8.00 942.00 "
        "0.00 0.00 0.00 3 2 9500 0.00 -");
  CHECK(text(table.totals) ==
        "total - - 2000.00 50.00 1062.34 100.00 8.00 954.34 0.00 0.00 0.00 4 - "
        "- 0.00 -");
  CHECK(table.columns.size() == table.rows[0].size());
  CHECK(reports::campaign_table({}).rows.empty());
}

TEST_CASE("the trial balance lists every account, and debits equal credits",
          "[reports]") {
  Town town;
  const auto table = reports::balances(town.book(), {});
  std::vector<std::string> rows;
  for (const auto& row : table.rows)
    rows.push_back(text(row));
  CHECK(rows == std::vector<std::string>{
                    "Assets:Clearing:HELLOASSO 192.00 0.00 192.00",
                    "Assets:Clearing:TRANSFER 762.34 0.00 762.34",
                    "Equity:Memo:Pledges:Committed:TOIT 0.00 0.00 0.00",
                    "Equity:Memo:Pledges:Outstanding 0.00 0.00 0.00",
                    "Expenses:Fees:HELLOASSO 8.00 0.00 8.00",
                    "Income:Gifts:ORGUE 0.00 12.34 -12.34",
                    "Income:Gifts:TOIT 0.00 950.00 -950.00"});
  CHECK(text(table.totals) == "total 962.34 962.34 0.00");

  const auto march = reports::balances(town.book(), {day("2026-03-30")});
  CHECK(text(march.totals) == "total 212.34 212.34 0.00");
  CHECK(reports::balances(town.book(), {day("2026-01-01")}).rows.empty());
}

TEST_CASE("the months add up, by accounting day", "[reports]") {
  Town town;
  const auto table = reports::monthly(town.book(), {});
  REQUIRE(table.rows.size() == 2);
  CHECK(text(table.rows[0]) == "2026-03 3 362.34 0.00 9.00 353.34");
  CHECK(text(table.rows[1]) == "2026-04 1 700.00 100.00 -1.00 601.00");
  CHECK(text(table.totals) == "total 4 1062.34 100.00 8.00 954.34");
  const auto march = reports::monthly(town.book(), {day("2026-03-30")});
  REQUIRE(march.rows.size() == 1);
  CHECK(text(march.rows[0]) == "2026-03 2 62.34 0.00 0.00 62.34");
  CHECK(reports::monthly(town.book(), {day("2026-01-01")}).totals.empty());
}
