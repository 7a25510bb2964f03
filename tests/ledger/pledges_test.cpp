// What became of a promise follows from what is known of it, not from which
// came first.

#include "obole/ledger/pledges.hpp"

#include "ledger_balances.hpp"

#include "support/catch.hpp"

#include <algorithm>

using obole::PledgeEnd;
using obole::PledgeState;
using obole::Reason;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;
namespace rules = obole::rules;

namespace {

struct Town : World {
  Town() { campaign("TOIT"); }

  ledger::NewPledge promise(std::int64_t amount) const {
    return {code("TOIT"), ada, cents(amount), day("2026-02-01")};
  }
  ledger::NewDonation on(std::int64_t pledge, std::int64_t amount) const {
    auto request = gift("TOIT", ada, amount);
    request.pledge = pledge;
    request.accept_overpayment = true;
    return request;
  }
  ledger::Pledge state(std::int64_t pledge) {
    return ledger::find_pledge(book(), pledge).value();
  }
  std::int64_t pledged() {
    obole::store::Statement row(book().database(),
                                "SELECT pledged FROM main.campaign_sum");
    row.step();
    return row.integer(0);
  }
  obole::DonorId ada = donor("Ada");
};

struct Expected {
  PledgeState state;
  std::int64_t paid;
  std::int64_t given_up;
  std::int64_t pledged;
};

// A promise of 100.00, two gifts and an end, in the order of `steps`: 0 and 1
// are the gifts, 2 the end, which finds nothing to end when all has come.
void play(const std::array<int, 3>& steps, const std::array<int, 2>& gifts,
          const Expected& expected) {
  CAPTURE(steps[0], steps[1], steps[2]);
  Town town;
  const auto pledge = town.must(town.promise(10'000));
  for (const int step : steps) {
    if (step < 2) {
      town.must(town.on(pledge, gifts.at(static_cast<std::size_t>(step))));
      continue;
    }
    const auto end = town.record(
        ledger::NewPledgeEnd{pledge, PledgeEnd::expired, "its day passed"});
    CHECK((end || reason(end) == Reason::pledge_resolved));
  }
  const auto state = town.state(pledge);
  CHECK(state.state() == expected.state);
  CHECK(state.paid == cents(expected.paid));
  CHECK(state.given_up() == cents(expected.given_up));
  CHECK(state.left() == cents(0));
  CHECK(town.pledged() == expected.pledged);
  // The memorandum adds up to nothing: all is kept or given up.
  CHECK(support::balances(town) ==
        std::map<std::string, std::int64_t>{
            {"Assets:Clearing:TRANSFER", expected.paid},
            {"Income:Gifts:TOIT", -expected.paid}});
  CHECK(town.is_sound());
}

void play_all(const std::array<int, 2>& gifts, const Expected& expected) {
  std::array<int, 3> steps = {0, 1, 2};
  do {
    play(steps, gifts, expected);
  } while (std::next_permutation(steps.begin(), steps.end()));
}

}  // namespace

TEST_CASE("two gifts and an end come to the same in any order", "[pledges]") {
  SECTION("less came than was promised") {
    play_all({3000, 4000}, {PledgeState::ended, 7000, 3000, 7000});
  }
  SECTION("just as much came") {
    play_all({6000, 4000}, {PledgeState::kept, 10'000, 0, 10'000});
  }
  SECTION("more came") {
    play_all({6000, 7000}, {PledgeState::kept, 13'000, 0, 10'000});
  }
}

TEST_CASE("money on an ended promise takes up again what was given up",
          "[pledges]") {
  Town town;
  const auto pledge = town.must(town.promise(10'000));
  town.must(ledger::NewPledgeEnd{pledge, PledgeEnd::written_off, "no answer"});
  CHECK(town.state(pledge).given_up() == cents(10'000));
  town.must(town.on(pledge, 2500));
  const auto state = town.state(pledge);
  CHECK(state.state() == PledgeState::ended);
  CHECK(state.ended == PledgeEnd::written_off);
  CHECK(state.given_up() + state.revived() == cents(10'000));
  CHECK(state.revived() == cents(2500));
  CHECK(state.given_up() == cents(7500));
  CHECK(town.is_sound());
}

TEST_CASE("a plan is replaced, and what came is laid on the new one",
          "[pledges]") {
  Town town;
  auto request = town.promise(10'000);
  request.plan = {{day("2026-03-01"), cents(6000)},
                  {day("2026-04-01"), cents(4000)}};
  const auto pledge = town.must(request);
  town.must(town.on(pledge, 5000));
  const auto paid = [&] {
    std::vector<std::pair<std::string, std::int64_t>> list;
    for (const auto& one : ledger::plan_of(town.book(), town.state(pledge)))
      list.emplace_back(obole::iso(one.due), one.paid.minor_units());
    return list;
  };
  using Paid = std::vector<std::pair<std::string, std::int64_t>>;
  CHECK(paid() == Paid{{"2026-03-01", 5000}, {"2026-04-01", 0}});
  CHECK(town.state(pledge).due == day("2026-04-01"));

  town.must(ledger::NewPlan{pledge,
                            {{day("2026-03-15"), cents(2500)},
                             {day("2026-04-15"), cents(2500)},
                             {day("2026-05-15"), cents(5000)}}});
  CHECK(paid() ==
        Paid{{"2026-03-15", 2500}, {"2026-04-15", 2500}, {"2026-05-15", 0}});
  CHECK(town.state(pledge).due == day("2026-05-15"));
  CHECK(reason(town.record(
            ledger::NewPlan{pledge, {{day("2026-03-15"), cents(9999)}}})) ==
        Reason::not_permitted);
  town.must(town.on(pledge, 5000));
  CHECK(reason(town.record(
            ledger::NewPlan{pledge, {{day("2026-07-01"), cents(10'000)}}})) ==
        Reason::pledge_resolved);
  CHECK(town.is_sound());
}

TEST_CASE("promises whose last day has passed expire together", "[pledges]") {
  Town town;
  town.campaign("ORGUE");
  const auto due = [&](const char* campaign, const char* date) {
    auto request = town.promise(1000);
    request.campaign = code(campaign);
    if (date != nullptr) request.due = day(date);
    return town.must(request);
  };
  const auto past = due("TOIT", "2026-06-01");
  const auto other = due("ORGUE", "2026-06-02");
  const auto today = due("TOIT", "2026-06-15");
  const auto never = due("TOIT", nullptr);
  const auto kept = due("TOIT", "2026-06-01");
  town.must(town.on(kept, 1000));

  const auto expire = [&](const char* campaign, const char* before) {
    auto journal = town.journal();
    auto released = ledger::expire_pledges(journal, campaign, day(before));
    if (released) journal.commit();
    return released;
  };
  CHECK(reason(expire("NONE", "2026-06-15")) == Reason::campaign_unknown);
  CHECK(reason(expire("", "2026-06-16")) == Reason::date_malformed);
  CHECK(expire("TOIT", "2026-06-01").value().pledges == 0);
  const auto toit = expire("TOIT", "2026-06-15").value();
  CHECK(toit.pledges == 1);
  CHECK(toit.amount == cents(1000));
  CHECK(town.state(past).ended == PledgeEnd::expired);
  CHECK(expire("", "2026-06-15").value().pledges == 1);
  CHECK(town.state(other).state() == PledgeState::ended);
  CHECK(town.state(today).state() == PledgeState::open);
  CHECK(town.state(never).state() == PledgeState::open);
  CHECK(town.state(kept).state() == PledgeState::kept);
  CHECK_FALSE(expire("", "2026-06-15").value().seq);
  CHECK(town.is_sound());
}
