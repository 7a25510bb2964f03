// Of whom something is held, and until when.

#include "obole/reports/retention.hpp"

#include "obole/ledger/erasures.hpp"
#include "obole/ledger/mergers.hpp"
#include "obole/ledger/restrictions.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using obole::DonorId;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

std::optional<reports::Retained> of(World& world, DonorId donor,
                                    const char* on = "2026-06-01") {
  for (const auto& one : reports::retained(world.book(), day(on))) {
    if (one.donor == donor) return one;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("the duty that lasts longest decides", "[people]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  auto gift = World::gift("TOIT", ada, 100);
  gift.date = day("2026-02-28");
  world.must(gift);
  const auto last = world.must(World::gift("TOIT", ada, 100));
  const auto held = of(world, ada).value();
  REQUIRE(held.hold);
  CHECK(held.hold->number == last);
  CHECK(held.until == day("2036-03-01"));
  CHECK(held.texts == 1);
  CHECK_FALSE(of(world, ada, "2036-03-01").value().is_due);
  CHECK(of(world, ada, "2036-03-02").value().is_due);
  // A promise has no last day while it is open.
  world.must(ledger::NewPledge{code("TOIT"), ada, cents(5), day("2026-03-02")});
  CHECK_FALSE(of(world, ada, "2099-01-01").value().until);
  CHECK_FALSE(of(world, ada, "2099-01-01").value().is_due);
}

TEST_CASE("who gave and promised nothing goes three years after", "[people]") {
  World world;
  world.context.today = day("2024-02-29");
  const auto ada = world.donor("Ada");
  CHECK_FALSE(of(world, ada).value().hold);
  CHECK(of(world, ada).value().until == day("2027-02-28"));
  // Whatever is learnt is a contact.
  world.context.today = day("2026-05-05");
  ledger::DonorAmendment amendment{ada, {}};
  amendment.person.address = "Le Mans";
  world.must(amendment);
  CHECK(of(world, ada).value().until == day("2029-05-05"));
  CHECK_FALSE(of(world, ada, "2029-05-05").value().is_due);
  CHECK(of(world, ada, "2029-05-06").value().is_due);
  world.must(ledger::NewRestriction{ada, "contests"});
  CHECK_FALSE(of(world, ada, "2099-01-01").value().is_due);
}

TEST_CASE("a person is held once, and no longer once forgotten", "[people]") {
  World world;
  const auto ada = world.donor("Ada");
  const auto other = world.donor("A. Lovelace");
  world.must(ledger::NewMerger{ada, other});
  CHECK_FALSE(of(world, ada));
  CHECK(of(world, other).value().texts == 2);
  auto entries = world.journal();
  (void)ledger::record(entries, ledger::NewErasure{ada, "asked"}).value();
  entries.commit();
  CHECK(reports::retained(world.book(), day("2026-06-01")).empty());
}
