// Whether a campaign got there, and where its money goes then.

#include "obole/ledger/verdicts.hpp"

#include "ledger_balances.hpp"

#include "obole/ledger/disputes.hpp"
#include "support/catch.hpp"

using obole::CampaignVerdict;
using obole::Model;
using obole::Reason;
using support::balances;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

using Balances = std::map<std::string, std::int64_t>;

// TOIT, of which all or nothing is kept: 1000.00 by 30 June.  It is 3 July.
struct Town : World {
  explicit Town(Model model = Model::all_or_nothing) {
    auto terms = World::terms("TOIT");
    terms.model = model;
    must(terms);
    context.today = day("2026-07-03");
  }
  std::int64_t give(std::int64_t amount, const char* date = "2026-03-01") {
    auto request = gift("TOIT", ada, amount);
    request.date = day(date);
    request.outside_dates = request.date > day("2026-06-30");
    return must(request);
  }
  void give_back(std::int64_t donation, std::int64_t amount,
                 const char* date = "2026-07-02") {
    must(ledger::NewRefund{donation, cents(amount), day(date), "asked for"});
  }
  std::int64_t promise(std::int64_t amount) {
    return must(
        ledger::NewPledge{code("TOIT"), ada, cents(amount), day("2026-02-01")});
  }
  obole::Result<ledger::Settled> settle(const char* on = "2026-07-01",
                                        bool with_promises = false,
                                        const char* due = nullptr) {
    ledger::NewVerdict verdict{code("TOIT"), day(on), with_promises};
    if (due != nullptr) verdict.due = day(due);
    auto entries = journal();
    auto settled = ledger::settle(entries, verdict);
    if (settled) entries.commit();
    return settled;
  }
  CampaignVerdict verdict() { return settle().value().outcome.verdict; }

  obole::DonorId ada = donor("Ada");
};

}  // namespace

TEST_CASE("as much as the goal is success, and what was held is earned",
          "[verdicts]") {
  Town town;
  town.give(60'000);
  town.give(40'000, "2026-06-30");
  CHECK(balances(town) == Balances{{"Assets:Clearing:TRANSFER", 100'000},
                                   {"Liabilities:Held:TOIT", -100'000}});
  const auto settled = town.settle().value();
  CHECK(settled.outcome.verdict == CampaignVerdict::succeeded);
  CHECK(settled.outcome.counted == cents(100'000));
  CHECK(settled.released == 0);
  CHECK(balances(town) == Balances{{"Assets:Clearing:TRANSFER", 100'000},
                                   {"Income:Gifts:TOIT", -100'000}});
  CHECK(ledger::refunds_due(town.book()).empty());
  CHECK(town.is_sound());
}

TEST_CASE("after success, late gifts are earned and refunds come from there",
          "[verdicts]") {
  Town town;
  const auto gift = town.give(100'000);
  REQUIRE(town.verdict() == CampaignVerdict::succeeded);
  town.give(5000, "2026-07-02");
  CHECK(balances(town) == Balances{{"Assets:Clearing:TRANSFER", 105'000},
                                   {"Income:Gifts:TOIT", -105'000}});
  town.give_back(gift, 20'000);
  CHECK(balances(town) == Balances{{"Assets:Clearing:TRANSFER", 85'000},
                                   {"Income:Gifts:TOIT", -85'000}});
  CHECK(town.is_sound());
}

TEST_CASE("a cent below the goal is failure, and everything goes back",
          "[verdicts]") {
  Town town;
  const auto first = town.give(60'000);
  const auto second = town.give(39'999);
  const auto pledge = town.promise(5000);
  const auto settled = town.settle().value();
  CHECK(settled.outcome.verdict == CampaignVerdict::failed);
  CHECK(settled.outcome.promised == cents(5000));
  CHECK(settled.outcome.counted == cents(99'999));
  CHECK(settled.released == 1);
  CHECK(ledger::find_pledge(town.book(), pledge).value().ended ==
        obole::PledgeEnd::campaign_failed);
  CHECK(balances(town) == Balances{{"Assets:Clearing:TRANSFER", 99'999},
                                   {"Liabilities:Held:TOIT", -99'999}});

  auto due = ledger::refunds_due(town.book(), "TOIT");
  REQUIRE(due.size() == 2);
  CHECK(due[0].donation == first);
  CHECK(due[0].left() == cents(60'000));
  CHECK(due[1].left() == cents(39'999));
  town.give_back(first, 60'000);
  town.give_back(second, 39'999);
  CHECK(balances(town).empty());
  due = ledger::refunds_due(town.book());
  REQUIRE(due.size() == 2);
  CHECK(due[0].left() == cents(0));
  CHECK_FALSE(due[0].is_done());  // the bank has not shown it
  CHECK(town.is_sound());
}

TEST_CASE("cash given back is not looked for on the bank", "[verdicts]") {
  Town town;
  auto request = World::gift("TOIT", town.ada, 1000);
  request.method = obole::Method::cash;
  const auto gift = town.must(request);
  REQUIRE(town.verdict() == CampaignVerdict::failed);
  CHECK_FALSE(ledger::refunds_due(town.book())[0].is_done());
  town.give_back(gift, 1000);
  CHECK(ledger::refunds_due(town.book())[0].is_done());
}

TEST_CASE("what counts is what came and went through the day of the verdict",
          "[verdicts]") {
  Town town;
  const auto gift = town.give(100'000);
  town.give(7000, "2026-07-02");
  town.give_back(gift, 10'000);
  const auto settled = town.settle("2026-07-01").value();
  CHECK(settled.outcome.received == cents(100'000));
  CHECK(settled.outcome.refunded == cents(0));
  CHECK(settled.outcome.verdict == CampaignVerdict::succeeded);
  // All that is held now is earned, the later day's too.
  CHECK(balances(town) == Balances{{"Assets:Clearing:TRANSFER", 97'000},
                                   {"Income:Gifts:TOIT", -97'000}});
  CHECK(town.is_sound());
}

TEST_CASE("promises count where that is said, and are called for a day",
          "[verdicts]") {
  Town town;
  town.give(90'000);
  const auto pledge = town.promise(10'000);
  const auto settled = town.settle("2026-07-01", true, "2026-09-30").value();
  CHECK(settled.outcome.verdict == CampaignVerdict::succeeded);
  CHECK(settled.outcome.counted == cents(100'000));
  const auto plan = ledger::plan_of(
      town.book(), ledger::find_pledge(town.book(), pledge).value());
  REQUIRE(plan.size() == 1);
  CHECK(plan[0].due == day("2026-09-30"));
  CHECK(plan[0].amount == cents(10'000));
  CHECK(town.is_sound());
}

TEST_CASE("a campaign that keeps what it has misses its goal, and no more",
          "[verdicts]") {
  Town town(Model::keep_it_all);
  town.give(10'000);
  const auto pledge = town.promise(5000);
  CHECK(town.verdict() == CampaignVerdict::missed);
  CHECK(balances(town)["Income:Gifts:TOIT"] == -10'000);
  CHECK(ledger::refunds_due(town.book()).empty());
  CHECK(ledger::find_pledge(town.book(), pledge).value().left() == cents(5000));
  CHECK(town.is_sound());
}

TEST_CASE("a verdict is given once, after the last day", "[verdicts]") {
  Town town;
  town.give(90'000);
  town.promise(5000);
  CHECK(reason(town.settle("2026-06-30")) == Reason::too_early);
  CHECK(reason(town.settle("2026-07-04")) == Reason::date_malformed);
  CHECK(reason(town.settle("2026-07-01", false, "2026-06-30")) ==
        Reason::date_malformed);
  const auto first = town.settle().value();
  const auto size = town.size();
  const auto again = town.settle().value();
  CHECK(again.recorded.already);
  CHECK(again.recorded.seq == first.recorded.seq);
  CHECK(again.outcome.verdict == CampaignVerdict::failed);
  CHECK(again.released == 1);
  CHECK(reason(town.settle("2026-07-02")) == Reason::verdict_given);
  CHECK(reason(town.settle("2026-07-01", true)) == Reason::verdict_given);
  CHECK(town.size() == size);
  CHECK(town.is_sound());
}

TEST_CASE("what was recorded before a verdict is known again after it",
          "[verdicts]") {
  Town town;
  const auto gift = [&](const char* reference) {
    auto request = town.gift("TOIT", town.ada, 100'000);
    request.reference = reference;
    return request;
  };
  const auto number = town.must(gift("G-1"));
  const ledger::NewRefund refund{
      number, cents(1000), day("2026-03-03"), "moved", {}, {}, 0, "F-1"};
  const auto back = town.must(refund);
  const ledger::NewReversal undone{back, day("2026-03-04"), "a mistake"};
  town.must(undone);
  const auto dispute = town.must(
      ledger::NewDispute{number, cents(500), day("2026-03-05"), "D-1"});
  const ledger::NewDisputeEnd lost{dispute, obole::DisputeOutcome::lost,
                                   day("2026-03-06")};
  town.must(lost);

  town.context.today = day("2026-07-02");
  {
    auto entries = town.journal();
    REQUIRE(ledger::settle(entries, {code("TOIT"), day("2026-07-01")}));
    entries.commit();
  }

  CHECK(town.record(gift("G-1")).value().already);
  CHECK(town.record(refund).value().already);
  CHECK(town.record(undone).value().already);
  CHECK(town.record(lost).value().already);
}
