// What leaves again of what was given: disbursements and shared fees.

#include "obole/ledger/disbursements.hpp"
#include "obole/ledger/disputes.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/ledger/fees.hpp"
#include "obole/ledger/verdicts.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using obole::Method;
using obole::Reason;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  Town() {
    must(ledger::NewProject{code("SCHOOL"), "School"});
    auto request = terms("TOIT");
    request.project = code("SCHOOL");
    must(request);
    campaign("ORGUE");
  }
  std::int64_t given(std::int64_t amount, std::string payout = {}) {
    auto request = gift("TOIT", ada, amount);
    request.method = Method::card;
    request.platform = "HELLOASSO";
    request.payout = std::move(payout);
    return must(request);
  }
  template <class Request>
  std::optional<Reason> refused(const Request& request) {
    const auto before = size();
    const auto answer = reason(record(request));
    CHECK(size() == before);
    return answer;
  }
  obole::Money available() {
    return ledger::project_money(book(), "SCHOOL").available();
  }
  std::vector<std::int64_t> fees() {
    std::vector<std::int64_t> list;
    for (const auto& one : ledger::donation_list(book()))
      list.push_back(one.fee.minor_units());
    return list;
  }
  obole::DonorId ada = donor("Ada");
};

ledger::NewDisbursement payment(std::int64_t amount) {
  return {code("SCHOOL"), cents(amount), day("2026-04-10"), "CONV-7"};
}
ledger::NewSharedFee fee(std::int64_t amount) {
  return {code("TOIT"), code("HELLOASSO"), cents(amount), day("2026-04-01")};
}

}  // namespace

TEST_CASE("no more is passed on than is earned, unless it is said",
          "[lifecycle]") {
  Town town;
  const auto gift = town.given(10'000);
  town.must(fee(300));
  town.must(ledger::NewRefund{gift, cents(700), day("2026-03-02"), "x"});
  CHECK(town.available() == cents(9000));
  const auto dispute =
      town.must(ledger::NewDispute{gift, cents(2000), day("2026-03-03")});
  CHECK(town.available() == cents(7000));
  CHECK(town.refused(payment(7001)) == Reason::exceeds_available);
  town.must(payment(6000));
  CHECK(town.available() == cents(1000));
  CHECK(town.refused(payment(1001)) == Reason::exceeds_available);
  auto more = payment(1500);
  more.beyond_received = true;
  town.must(more);
  CHECK(town.available() == cents(-500));
  town.must(ledger::NewDisputeEnd{dispute, obole::DisputeOutcome::won,
                                  day("2026-03-20")});
  CHECK(town.available() == cents(1500));
  CHECK(town.is_sound());
}

TEST_CASE("what is held until a campaign succeeds is not passed on",
          "[lifecycle]") {
  Town town;
  auto terms = World::terms("PONT");
  terms.model = obole::Model::all_or_nothing;
  terms.project = code("SCHOOL");
  terms.goal = cents(5000);
  terms.closes = day("2026-03-31");
  town.must(terms);
  town.must(World::gift("PONT", town.ada, 5000));
  CHECK(town.available() == cents(0));
  CHECK(town.refused(payment(1)) == Reason::exceeds_available);
  auto entries = town.journal();
  REQUIRE(ledger::settle(entries, {code("PONT"), day("2026-04-01")}));
  entries.commit();
  CHECK(town.available() == cents(5000));
}

TEST_CASE("a disbursement names its project, campaign and agreement",
          "[lifecycle]") {
  Town town;
  town.given(10'000);
  auto request = payment(100);
  SECTION("no such project") {
    request.project = code("NONE");
    CHECK(town.refused(request) == Reason::project_unknown);
  }
  SECTION("another project's campaign") {
    request.campaign = code("ORGUE");
    CHECK(town.refused(request) == Reason::not_permitted);
  }
  SECTION("no such campaign") {
    request.campaign = code("NONE");
    CHECK(town.refused(request) == Reason::campaign_unknown);
  }
  SECTION("nothing, or tomorrow") {
    request.amount = cents(0);
    CHECK(town.refused(request) == Reason::amount_not_positive);
    request = payment(100);
    request.date = day("2026-06-16");
    CHECK(town.refused(request) == Reason::date_malformed);
  }
  SECTION("no agreement, or a sentence") {
    request.agreement = "";
    CHECK(town.refused(request) == Reason::text_malformed);
    request.agreement = "as agreed";
    CHECK(town.refused(request) == Reason::text_malformed);
  }
  SECTION("twice under one reference") {
    request.reference = "VIR-1";
    request.amount = cents(10'000);
    const auto first = town.must(request);
    CHECK(town.record(request).value().seq == first);
    request.amount = cents(9999);
    CHECK(town.refused(request) == Reason::reference_reused);
  }
}

TEST_CASE("a shared fee is divided over the gifts, to the cent",
          "[lifecycle]") {
  Town town;
  town.given(10'000, "P-1");
  town.given(10'000, "P-1");
  const auto third = town.given(10'000, "P-2");
  auto cheque = World::gift("TOIT", town.ada, 90'000);
  cheque.method = Method::cheque;
  town.must(cheque);

  // A third each; the spare cent goes to the first.
  town.must(fee(100));
  CHECK(town.fees() == std::vector<std::int64_t>{34, 33, 33, 0});
  // Half each of the two gifts of that payout.
  auto of_payout = fee(51);
  of_payout.payout = "P-1";
  town.must(of_payout);
  CHECK(town.fees() == std::vector<std::int64_t>{60, 58, 33, 0});
  // What was given back bears nothing any more.
  town.must(ledger::NewRefund{third, cents(10'000), day("2026-03-02"), "x"});
  town.must(fee(2));
  CHECK(town.fees() == std::vector<std::int64_t>{61, 59, 33, 0});

  CHECK(town.refused(fee(0)) == Reason::amount_not_positive);
  CHECK(town.refused(fee(20'001)) == Reason::not_permitted);
  auto other = fee(1);
  other.platform = code("ULULE");
  CHECK(town.refused(other) == Reason::not_permitted);
  other = fee(1);
  other.payout = "P-3";
  CHECK(town.refused(other) == Reason::not_permitted);
  other = fee(1);
  other.date = day("2026-06-16");
  CHECK(town.refused(other) == Reason::date_malformed);
  CHECK(town.is_sound());
}

TEST_CASE("a shared fee smaller than its gifts are many names some of them",
          "[lifecycle]") {
  Town town;
  const int many = 1600;  // more than one entry holds
  {
    auto entries = town.journal();
    for (int i = 0; i < many; ++i) {
      auto request = World::gift("TOIT", town.ada, 100);
      request.method = Method::card;
      request.platform = "HELLOASSO";
      REQUIRE(ledger::record(entries, request));
    }
    entries.commit();
  }
  auto request = fee(1);
  request.reference = "F-1";
  const auto before = town.size();
  const auto first = town.must(request);
  CHECK(town.size() == before + 1);
  CHECK(town.record(request).value().seq == first);
  town.must(fee(many));
  CHECK(town.size() == before + 3);
  std::int64_t sum = 0;
  for (const auto part : town.fees())
    sum += part;
  CHECK(sum == 1 + many);
  CHECK(town.is_sound());
}
