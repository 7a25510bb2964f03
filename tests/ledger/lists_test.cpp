// Lists read page by page: one state of the ledger, and nobody waits for them.

#include "obole/ledger/donation_list.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using obole::store::Access;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;

namespace {

// More than two pages, whatever their size within reason.
constexpr std::int64_t many = 9000;

// Gifts of 1, 2, 3 ... cents, to two campaigns in turn.
struct Town : World {
  Town() {
    campaign("TOIT");
    campaign("ORGUE");
    auto entries = journal();
    for (std::int64_t cent = 1; cent <= many; ++cent) {
      const auto gift =
          World::gift(cent % 2 == 1 ? "TOIT" : "ORGUE", ada, cent);
      gifts.push_back(ledger::record(entries, gift).value().seq);
    }
    entries.commit();
  }

  void refund(std::int64_t donation) {
    must(ledger::NewRefund{donation, cents(1), day("2026-03-02"), "twice"});
  }

  obole::DonorId ada = donor("Ada");
  std::vector<std::int64_t> gifts;
};

template <class List>
auto rest_of(List& list) {
  std::vector<std::int64_t> numbers;
  for (auto page = list.next(); !page.empty(); page = list.next())
    for (const auto& one : page)
      numbers.push_back(one.seq);
  return numbers;
}

}  // namespace

TEST_CASE("a list has every gift once, in order, across its pages", "[lists]") {
  Town town;
  const auto all = ledger::donation_list(town.book());
  REQUIRE(all.size() == many);
  for (std::int64_t at = 0; at < many; ++at) {
    const auto& gift = all[static_cast<std::size_t>(at)];
    REQUIRE(gift.seq == town.gifts[static_cast<std::size_t>(at)]);
    REQUIRE(gift.amount == cents(at + 1));
    REQUIRE(gift.campaign == (at % 2 == 0 ? "TOIT" : "ORGUE"));
    REQUIRE(gift.name == "Ada");
  }
  CHECK(ledger::donation_list(town.book(), "ORGUE").size() == many / 2);
  CHECK(ledger::donation_list(town.book(), "CLOCHE").empty());
}

TEST_CASE("what is recorded while a list is read does not change it",
          "[lists]") {
  Town town;
  const auto last = town.gifts.back();
  town.refund(last);
  auto reader = town.opened(Access::read);
  ledger::DonationList list(reader);
  auto seen = list.next().size();
  REQUIRE(seen > 0);
  REQUIRE(seen < many / 2);

  // The list is half read, and no writer waits for it.
  town.must(World::gift("TOIT", town.ada, 5));
  town.refund(last);
  town.refund(last - 1);

  for (auto page = list.next(); !page.empty(); page = list.next()) {
    seen += page.size();
    for (const auto& gift : page)
      REQUIRE(gift.refunded == cents(gift.seq == last ? 1 : 0));
  }
  CHECK(seen == many);
  const auto after = ledger::donation_list(reader);
  REQUIRE(after.size() == many + 1);
  CHECK(after[many - 1].refunded == cents(2));
  CHECK(after[many - 2].refunded == cents(1));
}

TEST_CASE("pledges and donors recorded meanwhile are not in the list",
          "[lists]") {
  World town;
  town.campaign("TOIT");
  const auto ada = town.donor("Ada");
  const ledger::NewPledge promise{code("TOIT"), ada, cents(500),
                                  day("2026-02-01")};
  const auto first = town.must(promise);
  auto reader = town.opened(Access::read);
  ledger::PledgeList pledges(reader);
  ledger::DonorList donors(reader);

  town.donor("Zoé");
  town.must(promise);
  town.must(
      ledger::NewPledgeEnd{first, obole::PledgeEnd::cancelled, "moved away"});

  const auto page = pledges.next();
  REQUIRE(page.size() == 1);
  CHECK(page[0].given_up() == cents(0));
  CHECK(rest_of(pledges).empty());
  CHECK(rest_of(donors).size() == 1);
  ledger::PledgeList now(reader);
  CHECK(now.next().at(0).given_up() == cents(500));
  ledger::DonorList all(reader);
  CHECK(rest_of(all).size() == 2);
}

TEST_CASE("a gift's fees and refunds are its own", "[lists]") {
  World town;
  town.campaign("TOIT");
  const auto ada = town.donor("Ada");
  auto gift = World::gift("TOIT", ada, 1000);
  gift.platform = "ULULE";
  gift.fee = cents(80);
  const auto with_fee = town.must(gift);
  const auto plain = town.must(World::gift("TOIT", ada, 300));
  town.must(ledger::NewRefund{with_fee, cents(100), day("2026-03-02"), "a"});
  town.must(ledger::NewRefund{with_fee, cents(250), day("2026-03-03"), "b"});

  const auto list = ledger::donation_list(town.book());
  REQUIRE(list.size() == 2);
  CHECK(list[0].seq == with_fee);
  CHECK(list[0].fee == cents(80));
  CHECK(list[0].refunded == cents(350));
  CHECK(list[1].seq == plain);
  CHECK(list[1].fee == cents(0));
  CHECK(list[1].refunded == cents(0));
}
