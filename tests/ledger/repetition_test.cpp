// A request that comes again: the same is answered, another is refused.

#include "support/catch.hpp"
#include "support/world.hpp"

#include <functional>
#include <utility>
#include <vector>

using obole::Method;
using obole::Reason;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

// A world with two campaigns, a tier, two donors and a pledge to the first.
struct Town : World {
  Town() {
    campaign("TOIT");
    campaign("ORGUE");
    must(ledger::NewTier{code("TOIT"), code("MUG"), "Mug", cents(2000),
                         cents(500)});
    pledge = must(
        ledger::NewPledge{code("TOIT"), ada, cents(10'000), day("2026-02-01")});
  }
  ledger::NewDonation request() const {
    auto request = gift("TOIT", ada, 5000);
    request.reference = "R-1";
    return request;
  }
  obole::DonorId ada = donor("Ada");
  obole::DonorId bob = donor("Bob");
  std::int64_t pledge = 0;
};

// Whether the refusal says which field differs, as people know it.
bool names(const obole::Refusal& refusal, const std::string& field) {
  return refusal.why.en.find("with another " + field) != std::string::npos;
}

}  // namespace

TEST_CASE("the same request under the same reference is recorded once",
          "[repetition]") {
  Town town;
  const auto first = town.record(town.request()).value();
  CHECK_FALSE(first.already);
  const auto size = town.size();
  for (int again = 0; again < 3; ++again) {
    const auto answer = town.record(town.request()).value();
    CHECK(answer.already);
    CHECK(answer.seq == first.seq);
  }
  CHECK(town.size() == size);
}

TEST_CASE("a nightly job that repeats itself weeks later records nothing",
          "[repetition]") {
  Town town;
  const auto cancel = ledger::NewPledgeEnd{
      town.pledge, obole::PledgeEnd::cancelled, "moved away"};
  ledger::NewDonor eve{obole::DonorKind::individual, {"Eve", {}, {}, {}}};
  eve.reference = "D-1";
  town.must(ledger::NewProgramme{code("PATRIMOINE"), "Patrimoine"});
  town.must(cancel);
  town.must(town.request());
  const auto id = town.record(eve).value().id;
  const auto size = town.size();

  town.context.today = day("2026-08-01");
  town.context.now += std::chrono::hours{24 * 47};
  CHECK(town.record(ledger::NewProgramme{code("PATRIMOINE"), "Patrimoine"})
            .value()
            .already);
  CHECK(town.record(World::terms("TOIT")).value().already);
  CHECK(town.record(cancel).value().already);
  CHECK(town.record(town.request()).value().already);
  CHECK(town.record(eve).value().id == id);
  CHECK(town.size() == size);
}

TEST_CASE(
    "other content under the same reference is refused, and the refusal "
    "names the field",
    "[repetition]") {
  Town town;
  town.must(town.request());
  const auto size = town.size();
  using Change = std::function<void(ledger::NewDonation&)>;
  const std::vector<std::pair<std::string, Change>> changes = {
      {"amount", [](auto& gift) { gift.amount = cents(5001); }},
      {"date", [](auto& gift) { gift.date = day("2026-03-02"); }},
      {"method", [](auto& gift) { gift.method = Method::cheque; }},
      {"campaign", [](auto& gift) { gift.campaign = code("ORGUE"); }},
      {"donor", [&](auto& gift) { gift.donor = town.bob; }},
      {"benefit", [](auto& gift) { gift.benefit = cents(100); }},
      {"benefit", [](auto& gift) { gift.tier = "MUG"; }},
      {"platform", [](auto& gift) { gift.platform = "HELLOASSO"; }},
      {"payout", [](auto& gift) { gift.payout = "P-1"; }},
      {"pledge", [&](auto& gift) { gift.pledge = town.pledge; }},
      {"reason, holder or earmark",
       [](auto& gift) { gift.earmark = "the west side"; }},
  };
  for (const auto& [field, change] : changes) {
    auto other = town.request();
    change(other);
    CAPTURE(field);
    const auto answer = town.record(other);
    REQUIRE(reason(answer) == Reason::reference_reused);
    CHECK(names(answer.error(), field));
    CHECK(answer.error().what == "R-1");
  }
  CHECK(town.size() == size);
}

TEST_CASE("a reference names one thing, of whatever kind", "[repetition]") {
  Town town;
  town.must(town.request());
  ledger::NewPledge pledge{code("TOIT"), town.ada, cents(5000),
                           day("2026-03-01")};
  pledge.reference = "R-1";
  const auto answer = town.record(pledge);
  REQUIRE(reason(answer) == Reason::reference_reused);
  CHECK(names(answer.error(), "kind"));

  ledger::PeriodClose close{day("2026-01-31"), "R-1"};
  CHECK(reason(town.record(close)) == Reason::reference_reused);
}

TEST_CASE("a fee is part of what a reference stands for", "[repetition]") {
  Town town;
  auto request = town.request();
  request.platform = "HELLOASSO";
  SECTION("a fee that the first request did not have is refused") {
    town.must(request);
    const auto size = town.size();
    request.fee = cents(100);
    CHECK(reason(town.record(request)) == Reason::reference_reused);
    CHECK(town.size() == size);
  }
  SECTION("another fee is refused") {
    request.fee = cents(100);
    town.must(request);
    const auto size = town.size();
    CHECK(town.record(request).value().already);
    request.fee = cents(101);
    CHECK(reason(town.record(request)) == Reason::reference_reused);
    request.fee.reset();
    CHECK(reason(town.record(request)) == Reason::reference_reused);
    CHECK(town.size() == size);
  }
}

TEST_CASE("a person's other name under the same reference is refused",
          "[repetition]") {
  Town town;
  ledger::NewDonor request{obole::DonorKind::individual, {"Eve", {}, {}, {}}};
  request.reference = "D-1";
  const auto first = town.record(request).value();
  const auto second = town.record(request).value();
  CHECK(second.recorded.already);
  CHECK(second.id == first.id);
  request.person.name = "Yves";
  const auto other = town.record(request);
  REQUIRE(reason(other) == Reason::reference_reused);
  CHECK(names(other.error(), "name, address, e-mail or SIREN"));
  CHECK(other.error().why.fr.find("(nom, adresse, courriel ou SIREN)") !=
        std::string::npos);
}

TEST_CASE("a refused request does not use its reference up", "[repetition]") {
  Town town;
  auto request = town.request();
  request.date = day("2025-12-31");
  REQUIRE(reason(town.record(request)) == Reason::outside_campaign);
  request.date = day("2026-01-01");
  CHECK_FALSE(town.record(request).value().already);
}

TEST_CASE("an earmark that comes or goes under a known reference is refused",
          "[repetition]") {
  Town town;
  auto request = town.request();
  request.earmark = "the west side";
  town.must(request);
  CHECK(town.record(request).value().already);
  request.earmark.clear();
  CHECK(reason(town.record(request)) == Reason::reference_reused);
}

TEST_CASE("a gift that kept part of a pledge can be sent again",
          "[repetition]") {
  Town town;
  auto request = town.request();
  request.pledge = town.pledge;
  town.must(request);
  auto surplus = World::gift("TOIT", town.ada, 7000);
  surplus.pledge = town.pledge;
  surplus.accept_overpayment = true;
  surplus.reference = "R-2";
  town.must(surplus);  // 50.00 of its 70.00 keep the pledge
  CHECK(town.record(request).value().already);
  CHECK(town.record(surplus).value().already);
}

TEST_CASE("a refund can be sent again when nothing is left to refund",
          "[repetition]") {
  Town town;
  const auto gift = town.must(town.request());
  ledger::NewRefund refund{gift, cents(5000), day("2026-04-01"), "twice"};
  refund.reference = "B-1";
  const auto first = town.must(refund);
  const auto answer = town.record(refund).value();
  CHECK(answer.already);
  CHECK(answer.seq == first);
  refund.reason = "another";
  const auto other = town.record(refund);
  REQUIRE(reason(other) == Reason::reference_reused);
  CHECK(names(other.error(), "reason, holder or earmark"));
}

TEST_CASE("what was recorded before a close can be sent again after it",
          "[repetition]") {
  Town town;
  const auto first = town.must(town.request());
  town.must(ledger::PeriodClose{day("2026-03-31")});
  const auto answer = town.record(town.request());
  REQUIRE(reason(answer) == std::nullopt);
  CHECK(answer->already);
  CHECK(answer->seq == first);
}

TEST_CASE("a close can be sent again, under its reference or without",
          "[repetition]") {
  Town town;
  const ledger::PeriodClose close{day("2026-03-31"), "C-1"};
  const auto first = town.must(close);
  const auto again = town.record(close);
  REQUIRE(reason(again) == std::nullopt);
  CHECK(again->seq == first);

  const ledger::PeriodClose april{day("2026-04-30")};
  const auto second = town.must(april);
  CHECK(town.record(april).value().seq == second);
  CHECK(reason(town.record(ledger::PeriodClose{day("2026-05-31"), "C-1"})) ==
        Reason::reference_reused);
}

TEST_CASE("a code stands for one thing, under whatever reference",
          "[repetition]") {
  Town town;
  const auto size = town.size();
  auto other = World::terms("TOIT");
  other.title = "Un autre toit";
  CHECK(reason(town.record(other)) == Reason::reference_reused);
  other.reference = "A-1";
  CHECK(reason(town.record(other)).has_value());
  ledger::NewTier tier{code("TOIT"), code("MUG"), "Mug", cents(9000),
                       cents(500)};
  tier.reference = "A-2";
  CHECK(reason(town.record(tier)).has_value());
  CHECK(reason(town.record(ledger::NewAccount{support::town_iban, "x", "A-3"}))
            .has_value());
  CHECK(town.size() == size);
  CHECK(town.is_sound());
}

TEST_CASE("a request that is no request is refused before its reference",
          "[repetition]") {
  Town town;
  auto request = town.request();
  for (const auto* const bad : {"", "with space", "a@b", "é", "\x01"}) {
    request.reference = bad;
    CAPTURE(bad);
    CHECK(reason(town.record(request)) == Reason::text_malformed);
  }
  request.reference = std::string(129, 'x');
  CHECK(reason(town.record(request)) == Reason::text_malformed);
}
