// What is learnt of donors, for the ledger with everything in it.

#include "full_people.hpp"

#include "obole/ledger/consents.hpp"
#include "obole/ledger/mergers.hpp"
#include "obole/ledger/restrictions.hpp"
#include "obole/ledger/runs.hpp"

namespace full_world {

using support::World;
namespace ledger = obole::ledger;

void know(World& world) {
  const auto first = world.donor("Ida Rhodes");
  const auto second = world.donor("Ida Rodes");
  const auto third = world.donor("I. Rhodes");
  for (const auto one : {first, second, third})
    world.must(World::gift("TOIT", one, 2100));
  world.must(World::gift("ORGUE", first, 2200));
  world.must(ledger::NewRestriction{second, "contests a gift"});
  world.must(ledger::NewConsent{first, "Ida R."});
  world.must(ledger::NewConsent{second, {}, support::day("2026-03-01")});
  world.must(ledger::NewMerger{first, second});
  world.must(World::gift("ORGUE", second, 2300));
  world.must(ledger::NewMerger{second, third, "SAME-1"});
  world.must(World::gift("ORGUE", third, 2400));
  world.must(World::gift("TOIT", first, 2500));
  world.must(
      ledger::NewRestriction{first, "it was explained to her", true, "LIFT-1"});
  world.must(ledger::NewWithdrawal{third, {}, "NO-MORE-1"});
  world.must(ledger::NewConsent{third, "Ida Rhodes", {}, "YES-1"});
  world.must(
      ledger::NewRun{"receipt issue", {"--annual", "--year=2026"}, "RUN-1"});
  world.must(ledger::NewRun{
      "nightly", {"--inbox=inbox"}, "RUN-2", ledger::RunResult{1, 2, 3}});
}

}  // namespace full_world
