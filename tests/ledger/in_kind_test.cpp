// Goods and skills, tiers, and who agrees to refunds.

#include "obole/ledger/donation_detail.hpp"
#include "obole/ledger/policies.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

using obole::Method;
using obole::Reason;
using obole::Unit;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  Town() { campaign("TOIT"); }

  ledger::NewDonation goods(std::int64_t amount) const {
    auto request = gift("TOIT", ada, amount);
    request.method = Method::in_kind;
    return request;
  }
  ledger::NewRefund back(std::int64_t gift, std::int64_t amount) const {
    return {gift, cents(amount), day("2026-03-05"), "withdrawn"};
  }
  ledger::Tier tier(const char* name) {
    const auto toit = ledger::find_campaign(book(), "TOIT").value();
    return ledger::find_tier(book(), toit, name).value();
  }
  template <class Request>
  std::optional<Reason> refused(const Request& request) {
    const auto before = size();
    const auto answer = reason(record(request));
    CHECK(size() == before);
    return answer;
  }
  std::int64_t balance(const std::string& name) {
    close();
    return std::stoll(support::RawFile(file()).value(
        "SELECT coalesce(sum(amount), 0) FROM balance JOIN account"
        "  ON id = account WHERE name = '" +
        name + "'"));
  }
  obole::DonorId ada = donor("Ada");
};

obole::GivenItem item(std::int64_t thousandths, std::int64_t price,
                      std::string description) {
  return {obole::Quantity{thousandths}, Unit::piece, cents(price),
          std::move(description)};
}

}  // namespace

TEST_CASE("goods are valued, described, and are no money", "[lifecycle]") {
  Town town;
  auto request = town.goods(40'000);
  request.in_kind.declared = cents(42'625);
  request.in_kind.valuation = obole::Valuation::cost_price;
  request.in_kind.valued_by = "M. Rivoire";
  request.in_kind.document = "FA-17";
  request.in_kind.items = {item(12'000, 3550, "Reams"), item(500, 50, "Clips")};
  const auto gift = town.must(request);

  const auto detail = ledger::donation_detail(town.book(), gift).value();
  REQUIRE(detail.in_kind);
  CHECK(detail.gift.amount == cents(40'000));
  CHECK(detail.in_kind->declared == cents(42'625));
  CHECK(detail.in_kind->valuation == "cost-price");
  CHECK(detail.in_kind->valued_on == day("2026-03-01"));
  CHECK(detail.in_kind->valued_by == "M. Rivoire");
  CHECK(detail.in_kind->document == "FA-17");
  REQUIRE(detail.in_kind->items.size() == 2);
  CHECK(detail.in_kind->items[0].description == "Reams");
  CHECK(detail.in_kind->items[1].description == "Clips");
  CHECK(detail.in_kind->items[1].quantity == obole::Quantity{500});
  CHECK(town.balance("Assets:InKind") == 40'000);
  CHECK(town.balance("Income:InKind:TOIT") == -40'000);

  town.must(town.back(gift, 10'000));
  CHECK(town.balance("Assets:InKind") == 30'000);
  CHECK(town.balance("Income:Gifts:TOIT") == 0);
  CHECK(town.is_sound());
}

TEST_CASE("items that do not fit their gift are refused", "[lifecycle]") {
  Town town;
  auto request = town.goods(42'600);
  request.in_kind.items = {item(12'000, 3550, "Reams")};
  SECTION("they add up to another value") {
    request.amount = cents(42'601);
    CHECK(town.refused(request) == Reason::not_permitted);
  }
  SECTION("money has none") {
    request.method = Method::transfer;
    CHECK(town.refused(request) == Reason::not_permitted);
  }
  SECTION("no platform pays goods out") {
    request.platform = "HELLOASSO";
    CHECK(town.refused(request) == Reason::not_permitted);
  }
  SECTION("a value of nothing") {
    request.in_kind.declared = cents(0);
    request.in_kind.items.clear();
    CHECK(town.refused(request) == Reason::amount_not_positive);
  }
  SECTION("valued tomorrow") {
    request.in_kind.valued_on = day("2026-06-16");
    CHECK(town.refused(request) == Reason::date_malformed);
  }
  SECTION("without words") {
    request.in_kind.items = {item(12'000, 3550, " ")};
    CHECK(town.refused(request) == Reason::text_malformed);
  }
  SECTION("a document that is a sentence") {
    request.in_kind.document = "see the invoice";
    CHECK(town.refused(request) == Reason::text_malformed);
  }
  SECTION("more of them than an entry holds") {
    request.amount = cents(101);
    request.in_kind.items.assign(101, item(1000, 1, "Pin"));
    CHECK(town.refused(request) == Reason::not_permitted);
  }
}

TEST_CASE("a stock is taken, and given back only by a gift given back whole",
          "[lifecycle]") {
  Town town;
  ledger::NewTier tier{code("TOIT"), code("MUG"), "Mug", cents(2000),
                       cents(500)};
  tier.stock = 0;
  CHECK(town.refused(tier) == Reason::not_permitted);
  tier.stock = 2;
  tier.valued_on = day("2026-06-16");
  CHECK(town.refused(tier) == Reason::date_malformed);
  tier.valued_on = {};
  town.must(tier);
  auto request = World::gift("TOIT", town.ada, 2000);
  request.tier = "MUG";
  request.reference = "G-1";
  const auto first = town.must(request);
  auto other = request;
  other.reference = {};
  town.must(other);
  CHECK(town.tier("MUG").taken == 2);
  CHECK(town.refused(other) == Reason::tier_exhausted);
  CHECK(town.record(request).value().already);  // the same request took a place

  town.must(town.back(first, 1999));
  CHECK(town.tier("MUG").taken == 2);
  CHECK(town.refused(other) == Reason::tier_exhausted);
  const auto rest = town.must(town.back(first, 1));
  CHECK(town.tier("MUG").taken == 1);
  town.must(other);
  CHECK(town.refused(other) == Reason::tier_exhausted);

  // The refund bounced: the gift, and its mug, are there again.
  town.must(ledger::NewReversal{rest, day("2026-03-06"), "bounced"});
  CHECK(town.tier("MUG").taken == 3);
  CHECK(town.is_sound());
}

TEST_CASE("a refund is approved as the house wants it", "[lifecycle]") {
  Town town;
  const auto gift = town.must(World::gift("TOIT", town.ada, 5000));
  auto refund = town.back(gift, 10);
  CHECK(ledger::refund_approval(town.book()) == ledger::Approval::none);
  town.must(refund);
  town.must(ledger::NewApproval{ledger::Approval::named});
  CHECK(town.refused(refund) == Reason::approval_missing);
  refund.approved_by = " \t ";
  CHECK(town.refused(refund) == Reason::approval_missing);
  refund.approved_by = "claire";  // who records it
  town.must(refund);
  town.must(ledger::NewApproval{ledger::Approval::two_people});
  CHECK(town.refused(refund) == Reason::approval_missing);
  refund.approved_by = " claire ";
  CHECK(town.refused(refund) == Reason::approval_missing);
  // It stands in the entry for ever: an account, no full name.
  refund.approved_by = "Dominique Martin";
  CHECK(town.refused(refund) == Reason::text_malformed);
  refund.approved_by = "dominique";
  const auto approved = town.must(refund);
  const auto detail = ledger::donation_detail(town.book(), gift).value();
  REQUIRE(detail.refunds.size() == 3);
  CHECK(detail.refunds[2].refund.seq == approved);
  CHECK(detail.refunds[2].approved_by == "dominique");
  CHECK(detail.refunds[2].reason == "withdrawn");
  town.must(ledger::NewApproval{ledger::Approval::none});
  refund.approved_by = {};
  town.must(refund);
  CHECK(town.is_sound());
}
