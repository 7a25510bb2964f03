// Pledges, gifts, fees and refunds, from the promise to the money given back.

#include "support/catch.hpp"
#include "support/world.hpp"

using obole::Method;
using obole::Money;
using obole::Reason;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  Town() { campaign("TOIT"); }

  std::int64_t pledged(std::int64_t amount) {
    return must(
        ledger::NewPledge{code("TOIT"), ada, cents(amount), day("2026-02-01")});
  }
  ledger::NewDonation on(std::int64_t pledge, std::int64_t amount) const {
    auto request = gift("TOIT", ada, amount);
    request.pledge = pledge;
    return request;
  }
  ledger::Pledge state(std::int64_t pledge) {
    return ledger::find_pledge(book(), pledge).value();
  }
  std::optional<Reason> refused(const ledger::NewDonation& request) {
    const auto before = size();
    const auto answer = reason(record(request));
    CHECK(size() == before);
    return answer;
  }
  std::optional<Reason> refused(const ledger::NewRefund& request) {
    const auto before = size();
    const auto answer = reason(record(request));
    CHECK(size() == before);
    return answer;
  }
  obole::DonorId ada = donor("Ada");
};

}  // namespace

TEST_CASE("a pledge is kept by gifts, and what is left is cancelled",
          "[lifecycle]") {
  Town town;
  const auto pledge = town.pledged(10'000);
  town.must(town.on(pledge, 3000));
  town.must(town.on(pledge, 2500));
  CHECK(town.state(pledge).kept() == cents(5500));
  CHECK(town.state(pledge).left() == cents(4500));

  CHECK(town.refused(town.on(pledge, 4501)) == Reason::pledge_overpaid);
  town.must(
      ledger::NewPledgeEnd{pledge, obole::PledgeEnd::cancelled, "moved away"});
  CHECK(town.state(pledge).given_up() == cents(4500));
  CHECK(town.state(pledge).left() == cents(0));
  // Late money counts, up to what was promised.
  CHECK(town.refused(town.on(pledge, 4501)) == Reason::pledge_overpaid);
  town.must(town.on(pledge, 1));
  CHECK(town.state(pledge).given_up() == cents(4499));

  const auto all = ledger::pledges(town.book(), "TOIT");
  REQUIRE(all.size() == 1);
  CHECK(all[0].seq == pledge);
  CHECK(ledger::pledges(town.book(), "ORGUE").empty());
  CHECK(town.is_sound());
}

TEST_CASE(
    "a surplus is taken when it is accepted, and settles only what was "
    "left",
    "[lifecycle]") {
  Town town;
  const auto pledge = town.pledged(1000);
  auto request = town.on(pledge, 1500);
  CHECK(town.refused(request) == Reason::pledge_overpaid);
  request.accept_overpayment = true;
  town.must(request);
  CHECK(town.state(pledge).kept() == cents(1000));
  CHECK(town.state(pledge).left() == cents(0));
  const auto given = town.record(ledger::NewPledgeEnd{
      pledge, obole::PledgeEnd::cancelled, "nothing is left to give up"});
  CHECK(reason(given) == Reason::pledge_resolved);
  CHECK(town.is_sound());
}

TEST_CASE("a pledge is refused where a gift would be", "[lifecycle]") {
  Town town;
  const auto pledge = [&](std::int64_t amount, const char* date) {
    return ledger::NewPledge{code("TOIT"), town.ada, cents(amount), day(date)};
  };
  CHECK(reason(town.record(pledge(0, "2026-02-01"))) ==
        Reason::amount_not_positive);
  CHECK(reason(town.record(pledge(100, "2025-12-31"))) ==
        Reason::outside_campaign);
  CHECK(reason(town.record(pledge(100, "2026-06-16"))) ==
        Reason::date_malformed);
  auto due = pledge(100, "2026-02-01");
  due.due = day("2026-01-31");
  CHECK(reason(town.record(due)) == Reason::date_malformed);
  auto elsewhere = pledge(100, "2026-02-01");
  elsewhere.campaign = code("ORGUE");
  CHECK(reason(town.record(elsewhere)) == Reason::campaign_unknown);
  auto nobody = pledge(100, "2026-02-01");
  nobody.donor = obole::DonorId::from_number(1);
  CHECK(reason(town.record(nobody)) == Reason::donor_unknown);
  CHECK(reason(town.record(ledger::NewPledgeEnd{
            99, obole::PledgeEnd::cancelled, "x"})) == Reason::pledge_unknown);
  CHECK(reason(town.record(ledger::NewPledgeEnd{
            town.pledged(100), obole::PledgeEnd::cancelled, " "})) ==
        Reason::text_malformed);
}

TEST_CASE("a gift is refused for the first thing that is wrong with it",
          "[lifecycle]") {
  Town town;
  town.campaign("ORGUE");
  town.must(ledger::NewTier{code("TOIT"), code("MUG"), "Mug", cents(2000),
                            cents(500)});
  const auto pledge = town.pledged(5000);
  auto request = World::gift("TOIT", town.ada, 5000);

  SECTION("no such campaign") {
    request.campaign = code("NONE");
    CHECK(town.refused(request) == Reason::campaign_unknown);
  }
  SECTION("no such donor") {
    request.donor = obole::DonorId::from_number(1);
    CHECK(town.refused(request) == Reason::donor_unknown);
  }
  SECTION("nothing given") {
    request.amount = cents(0);
    CHECK(town.refused(request) == Reason::amount_not_positive);
  }
  SECTION("tomorrow") {
    request.date = day("2026-06-16");
    CHECK(town.refused(request) == Reason::date_malformed);
  }
  SECTION("outside the dates, unless it is said") {
    request.date = day("2025-12-31");
    CHECK(town.refused(request) == Reason::outside_campaign);
    request.outside_dates = true;
    CHECK(town.record(request));
  }
  SECTION("no such tier, or below it") {
    request.tier = "NONE";
    CHECK(town.refused(request) == Reason::tier_unknown);
    request.tier = "MUG";
    request.amount = cents(1999);
    CHECK(town.refused(request) == Reason::below_tier);
  }
  SECTION("a counterpart worth more than the gift") {
    request.benefit = cents(5001);
    CHECK(town.refused(request) == Reason::benefit_exceeds);
  }
  SECTION("no such pledge, or another campaign's or donor's") {
    CHECK(town.refused(town.on(99, 100)) == Reason::pledge_unknown);
    auto other = town.on(pledge, 100);
    other.campaign = code("ORGUE");
    CHECK(town.refused(other) == Reason::not_permitted);
    other = town.on(pledge, 100);
    other.donor = town.donor("Bob");
    CHECK(town.refused(other) == Reason::not_permitted);
  }
  SECTION("a fee above the gift, below nothing, or of no platform") {
    request.fee = cents(100);
    CHECK(town.refused(request) == Reason::not_permitted);
    request.platform = "HELLOASSO";
    request.fee = cents(5001);
    CHECK(town.refused(request) == Reason::not_permitted);
    request.fee = cents(-1);
    CHECK(town.refused(request) == Reason::not_permitted);
    request.fee = cents(5000);
    CHECK(town.record(request));
  }
  CHECK(town.is_sound());
}

TEST_CASE("a card gift goes through its campaign's platform", "[lifecycle]") {
  Town town;
  auto terms = World::terms("ORGUE");
  terms.platform = "helloasso";
  town.must(terms);
  auto request = World::gift("ORGUE", town.ada, 5000);
  request.method = Method::card;
  request.fee = cents(100);
  const auto gift = town.must(request);
  CHECK(ledger::find_donation(town.book(), gift).value().platform ==
        "HELLOASSO");
  request.method = Method::cash;  // and a cash gift through none
  CHECK(town.refused(request) == Reason::not_permitted);
}

TEST_CASE("a gift is given back in parts, never more than it was",
          "[lifecycle]") {
  Town town;
  const auto gift = town.must(World::gift("TOIT", town.ada, 5000));
  const auto back = [&](std::int64_t amount, const char* date) {
    return ledger::NewRefund{gift, cents(amount), day(date), "withdrawn"};
  };
  CHECK(town.refused(back(0, "2026-03-02")) == Reason::amount_not_positive);
  CHECK(town.refused(back(1, "2026-02-28")) == Reason::date_malformed);
  CHECK(town.refused(back(1, "2026-06-16")) == Reason::date_malformed);
  CHECK(town.refused(back(5001, "2026-03-02")) == Reason::refund_exceeds);
  town.must(back(2000, "2026-03-01"));
  CHECK(town.refused(back(3001, "2026-03-02")) == Reason::refund_exceeds);
  town.must(back(3000, "2026-03-02"));
  CHECK(town.refused(back(1, "2026-03-02")) == Reason::refund_exceeds);
  CHECK(ledger::find_donation(town.book(), gift).value().left() == cents(0));

  auto silent = back(1, "2026-03-02");
  silent.reason = "";
  CHECK(town.refused(silent) == Reason::text_malformed);
  silent.donation = 99;
  CHECK(town.refused(silent) == Reason::donation_unknown);
  CHECK(town.is_sound());
}

TEST_CASE("what a platform kept for a refund needs a platform", "[lifecycle]") {
  Town town;
  auto request = World::gift("TOIT", town.ada, 5000);
  ledger::NewRefund refund{town.must(request), cents(1000), day("2026-03-05"),
                           "withdrawn"};
  refund.fee = cents(10);
  CHECK(town.refused(refund) == Reason::not_permitted);
  request.platform = "HELLOASSO";
  request.fee = cents(100);
  refund.donation = town.must(request);
  refund.fee = cents(-20);  // it gave part of its fee back
  town.must(refund);
  CHECK(town.is_sound());
}

TEST_CASE("a campaign, a tier and a project say what they are, or are refused",
          "[lifecycle]") {
  Town town;
  auto terms = World::terms("ORGUE");
  terms.goal = cents(0);
  CHECK(reason(town.record(terms)) == Reason::amount_not_positive);
  terms = World::terms("ORGUE");
  terms.closes = day("2025-12-31");
  CHECK(reason(town.record(terms)) == Reason::date_malformed);
  terms = World::terms("ORGUE");
  terms.project = code("NONE");
  CHECK(reason(town.record(terms)) == Reason::project_unknown);
  terms = World::terms("ORGUE");
  terms.title = "\n";
  CHECK(reason(town.record(terms)) == Reason::text_malformed);
  terms.title = "bad \xff";
  CHECK(reason(town.record(terms)) == Reason::text_malformed);
  terms = World::terms("ORGUE");
  terms.platform = "not a code!";
  CHECK(reason(town.record(terms)) == Reason::code_malformed);

  ledger::NewTier tier{code("NONE"), code("MUG"), "", cents(100), cents(0)};
  CHECK(reason(town.record(tier)) == Reason::campaign_unknown);
  tier.campaign = code("TOIT");
  tier.benefit = cents(101);
  CHECK(reason(town.record(tier)) == Reason::benefit_exceeds);
  ledger::NewProject project{code("PONT"), "Pont"};
  project.programme = code("NONE");
  CHECK(reason(town.record(project)) == Reason::programme_unknown);
  CHECK(reason(town.record(ledger::NewStage{
            code("PONT"), obole::Stage::funding})) == Reason::project_unknown);
}

TEST_CASE("a project goes from stage to stage", "[lifecycle]") {
  Town town;
  town.must(ledger::NewProgramme{code("PATRIMOINE"), "Patrimoine"});
  ledger::NewProject project{code("PONT"), "Pont"};
  project.programme = code("PATRIMOINE");
  project.holder = "Les Amis du pont";
  town.must(project);
  const auto stage = [&] { return ledger::projects(town.book()).at(0).stage; };
  CHECK(stage() == "idea");
  town.must(ledger::NewStage{code("PONT"), obole::Stage::selected});
  town.must(ledger::NewStage{code("PONT"), obole::Stage::funding});
  CHECK(stage() == "funding");
  CHECK(ledger::projects(town.book()).at(0).programme == "PATRIMOINE");
  CHECK(town.is_sound());
}
