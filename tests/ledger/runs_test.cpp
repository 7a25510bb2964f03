// Runs that are noted under a reference, and what they came to.

#include "obole/ledger/runs.hpp"

#include "support/catch.hpp"
#include "support/world.hpp"

using obole::Reason;
using support::reason;
namespace ledger = obole::ledger;

TEST_CASE("a run under a reference takes place once", "[runs]") {
  support::World town;
  const ledger::NewRun run{"receipt issue", {"--year=2026"}, "R-2"};
  const auto first = town.must(run);
  const auto size = town.size();
  const auto again = town.record(run);
  CHECK(again.value().already);
  CHECK(again.value().seq == first);
  auto other = run;
  SECTION("with another request") { other.request = {"--year=2025"}; }
  SECTION("with another command") { other.command = "reconcile"; }
  CHECK(reason(town.record(other)) == Reason::reference_reused);
  CHECK(town.size() == size);
}

TEST_CASE("what a run came to is kept, and is not part of the request",
          "[runs]") {
  support::World town;
  ledger::NewRun night{"nightly", {"--inbox=in"}, "R-3"};
  night.result = {3, 14, 2};
  const auto first = town.must(night);
  night.result.reset();
  CHECK(town.record(night).value().already);
  night.result = {0, 0, 9};
  CHECK(town.record(night).value().already);
  const auto past = ledger::past_run(town.book(), first);
  CHECK(past.seq == first);
  CHECK(past.day == town.context.today);
  CHECK(past.result.found == 3);
  CHECK(past.result.taken == 14);
  CHECK(past.result.size == 2);
}
