// Refunds, their reversals and disputes: never more goes back than came.

#include "obole/ledger/disputes.hpp"
#include "obole/ledger/earmarks.hpp"
#include "obole/ledger/refund_list.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

using obole::DisputeOutcome;
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
  Town() { campaign("TOIT"); }

  std::int64_t by_card(std::int64_t amount) {
    auto request = gift("TOIT", ada, amount);
    request.method = Method::card;
    request.platform = "HELLOASSO";
    return must(request);
  }
  std::int64_t earmarked(std::int64_t amount) {
    auto request = gift("TOIT", ada, amount);
    request.earmark = "TILES";
    return must(request);
  }
  ledger::NewEarmarkUse spending(std::int64_t amount) const {
    return {code("TILES"), ledger::EarmarkUse::spent, cents(amount),
            day("2026-03-10"), "invoice"};
  }
  ledger::Earmark tiles() { return ledger::earmarks(book()).at(0); }
  template <class Request>
  std::optional<Reason> refused(const Request& request) {
    const auto before = size();
    const auto answer = reason(record(request));
    CHECK(size() == before);
    return answer;
  }
  obole::Money left(std::int64_t gift) {
    return ledger::find_donation(book(), gift).value().left();
  }
  // Clearing, Disputed and Income, as the trial balance has them.
  std::vector<std::int64_t> balances() {
    close();
    std::vector<std::int64_t> list;
    for (const std::string name :
         {"Assets:Clearing:HELLOASSO", "Assets:Disputed:HELLOASSO",
          "Income:Gifts:TOIT"}) {
      list.push_back(std::stoll(support::RawFile(file()).value(
          "SELECT coalesce(sum(amount), 0) FROM balance JOIN account"
          "  ON id = account WHERE name = '" +
          name + "'")));
    }
    return list;
  }
  obole::DonorId ada = donor("Ada");
};

using Balances = std::vector<std::int64_t>;

ledger::NewRefund back(std::int64_t gift, std::int64_t amount) {
  return {gift, cents(amount), day("2026-03-05"), "withdrawn"};
}
ledger::NewDispute dispute(std::int64_t gift, std::int64_t amount) {
  return {gift, cents(amount), day("2026-03-05")};
}
ledger::NewDisputeEnd end(std::int64_t seq, DisputeOutcome outcome) {
  return {seq, outcome, day("2026-03-20")};
}
ledger::NewReversal reversal(std::int64_t refund) {
  return {refund, day("2026-03-25"), "bounced"};
}

}  // namespace

TEST_CASE("a reversed refund can be made again, and no more than that",
          "[lifecycle]") {
  Town town;
  const auto gift = town.by_card(5000);
  const auto first = town.must(back(gift, 3000));
  town.must(back(gift, 2000));
  CHECK(town.left(gift) == cents(0));
  CHECK(town.refused(back(gift, 1)) == Reason::refund_exceeds);

  const auto undone = town.must(reversal(first));
  CHECK(town.left(gift) == cents(3000));
  CHECK(town.record(reversal(first)).value().seq == undone);
  CHECK(town.refused(back(gift, 3001)) == Reason::refund_exceeds);
  town.must(back(gift, 3000));
  CHECK(town.left(gift) == cents(0));
  CHECK(town.balances() == Balances{0, 0, 0});

  auto again = reversal(first);
  again.reference = "ANOTHER";
  CHECK(town.refused(again) == Reason::not_permitted);
  CHECK(town.refused(reversal(undone)) == Reason::refund_unknown);
  CHECK(town.refused(reversal(gift)) == Reason::refund_unknown);

  const auto list = ledger::refund_list(town.book(), "TOIT");
  REQUIRE(list.size() == 4);
  CHECK(list[0].reversed);
  CHECK_FALSE(list[1].reversed);
  CHECK(list[2].reverses == first);
  CHECK(list[2].amount == cents(-3000));
  CHECK(ledger::refund_list(town.book(), "ORGUE").empty());
  CHECK(town.is_sound());
}

TEST_CASE("a dispute puts money aside until it is lost or won", "[lifecycle]") {
  Town town;
  const auto gift = town.by_card(5000);
  const auto first = town.must(dispute(gift, 3000));
  CHECK(town.balances() == Balances{2000, 3000, -5000});
  CHECK(town.left(gift) == cents(2000));
  CHECK(town.refused(dispute(gift, 2001)) == Reason::refund_exceeds);
  CHECK(town.refused(back(gift, 2001)) == Reason::refund_exceeds);

  const auto lost = town.must(end(first, DisputeOutcome::lost));
  CHECK(town.balances() == Balances{2000, 0, -2000});
  CHECK(town.left(gift) == cents(2000));
  CHECK(town.refused(end(first, DisputeOutcome::won)) == Reason::dispute_ended);

  const auto second = town.must(dispute(gift, 2000));
  CHECK(town.balances() == Balances{0, 2000, -2000});
  town.must(end(second, DisputeOutcome::won));
  CHECK(town.balances() == Balances{2000, 0, -2000});

  // Decided anew: the platform has it again.
  town.must(reversal(lost));
  CHECK(town.balances() == Balances{5000, 0, -5000});
  CHECK(town.left(gift) == cents(5000));
  const auto all = ledger::disputes(town.book());
  REQUIRE(all.size() == 2);
  CHECK(all[0].outcome == DisputeOutcome::lost);
  CHECK(all[0].reversed);
  CHECK(all[1].outcome == DisputeOutcome::won);
  CHECK_FALSE(all[1].reversed);
  CHECK(town.is_sound());
}

TEST_CASE("what is no dispute is refused", "[lifecycle]") {
  Town town;
  const auto gift = town.by_card(5000);
  auto goods = World::gift("TOIT", town.ada, 5000);
  goods.method = Method::in_kind;
  CHECK(town.refused(dispute(99, 1)) == Reason::donation_unknown);
  CHECK(town.refused(dispute(gift, 0)) == Reason::amount_not_positive);
  CHECK(town.refused(dispute(town.must(goods), 1)) == Reason::not_permitted);
  auto early = dispute(gift, 1);
  early.date = day("2026-02-28");
  CHECK(town.refused(early) == Reason::date_malformed);
  CHECK(town.refused(end(gift, DisputeOutcome::won)) ==
        Reason::dispute_unknown);
  auto typed = back(gift, 1);
  typed.cause = obole::RefundCause::dispute;
  CHECK(town.refused(typed) == Reason::not_permitted);
}

TEST_CASE(
    "an earmark falls below nothing when gifts go back after they were "
    "spent",
    "[lifecycle]") {
  Town town;
  town.must(ledger::NewEarmark{code("TILES"), "Tiles"});
  town.earmarked(10'000);
  const auto gift = town.earmarked(4000);
  CHECK(town.refused(town.spending(14'001)) == Reason::exceeds_available);
  town.must(town.spending(11'000));
  auto release = town.spending(3001);
  release.use = ledger::EarmarkUse::released;
  CHECK(town.refused(release) == Reason::exceeds_available);
  release.amount = cents(500);
  town.must(release);
  CHECK(town.tiles().remaining() == cents(2500));

  const auto refund = town.must(back(gift, 4000));
  CHECK(town.tiles().received == cents(10'000));
  CHECK(town.tiles().remaining() == cents(-1500));
  CHECK(town.refused(town.spending(1)) == Reason::exceeds_available);
  town.must(reversal(refund));
  CHECK(town.tiles().remaining() == cents(2500));

  auto elsewhere = town.spending(1);
  elsewhere.earmark = code("GLASS");
  CHECK(town.refused(elsewhere) == Reason::earmark_unknown);
  CHECK(town.is_sound());
}
