// Notifications arrive in any order, late, and more than once: what becomes of
// promises, gifts, refunds and matches is the same, byte for byte.
//
// Two towns begin as copies of one ledger.  One hears of everything in the
// order in which it happened, the other in any order: what speaks of a thing
// that it does not know yet is refused, and comes again until it is taken.

#include "arrival.hpp"

#include "obole/export/render.hpp"
#include "obole/reports/balances.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>

using arrival::Notification;
using arrival::Town;
namespace exports = obole::exports;
namespace reports = obole::reports;

namespace {

constexpr int notifications = 10'000;

std::string reports_of(Town& town) {
  std::string text;
  for (const auto& table :
       {reports::campaign_table(reports::all_campaign_figures(
            town.book(), {}, town.context().today)),
        reports::campaign_table(reports::all_campaign_figures(
            town.book(), {support::day("2026-04-15")}, town.context().today)),
        reports::balances(town.book(), {})}) {
    text += exports::as_csv(table, exports::CsvLocale::c);
  }
  return text;
}

}  // namespace

TEST_CASE("ten thousand notifications in any order make the same ledger",
          "[properties]") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto start = arrival::start();
  const auto happened = arrival::story(notifications, random);

  Town ordered(*start);
  REQUIRE(ordered.hear(happened, random) == happened.size());

  auto shuffled = happened;
  // Some are sent twice.
  for (int again = 0; again < 500; ++again)
    shuffled.push_back(happened[random() % happened.size()]);
  std::shuffle(shuffled.begin(), shuffled.end(), random);
  Town late(*start);
  REQUIRE(late.hear(shuffled, random) == shuffled.size());

  ordered.conclude();
  late.conclude();
  REQUIRE(ordered.is_sound());
  REQUIRE(late.is_sound());
  const auto expected = ordered.state();
  const auto found = late.state();
  REQUIRE(expected.size() == found.size());
  for (const auto& [table, rows] : expected) {
    CAPTURE(table, rows.size(), found.at(table).size());
    CHECK(rows == found.at(table));
    CHECK_FALSE(rows.empty());
  }
  CHECK(reports_of(ordered) == reports_of(late));
}
