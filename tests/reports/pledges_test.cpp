// How late promises are, against what was counted on a calendar.

#include "obole/reports/pledges.hpp"

#include "support/catch.hpp"
#include "support/seen.hpp"
#include "support/world.hpp"

using obole::Reason;
using obole::reports::Age;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

// It is 15 June 2026.
struct Town : World {
  Town() { campaign("TOIT"); }
  ledger::NewPledge promise(std::int64_t amount) const {
    return {code("TOIT"), ada, cents(amount), day("2026-02-01")};
  }
  std::int64_t due(std::int64_t amount, const char* date) {
    auto request = promise(amount);
    request.due = day(date);
    return must(request);
  }
  // 30.00 on the 28th of February, March, April and May.
  std::int64_t planned() {
    auto request = promise(12'000);
    request.plan = {{day("2026-02-28"), cents(3000)},
                    {day("2026-03-28"), cents(3000)},
                    {day("2026-04-28"), cents(3000)},
                    {day("2026-05-28"), cents(3000)}};
    return must(request);
  }
  void pay(std::int64_t pledge, std::int64_t amount) {  // on 1 March
    auto request = gift("TOIT", ada, amount);
    request.pledge = pledge;
    must(request);
  }
  // "pledge due left days", for each that is open.
  std::vector<std::string> open(const support::Seen& seen = {}) {
    const auto found =
        support::seen_in(book(), seen, [&](auto& asked, auto& view) {
          return reports::open_instalments(asked, "TOIT", view, context.today)
              .value();
        });
    std::vector<std::string> list;
    for (const auto& one : found) {
      list.push_back(std::to_string(one.pledge) + ' ' +
                     (one.due ? obole::iso(*one.due) : "-") + ' ' +
                     plain(one.left()) + ' ' + std::to_string(one.days));
    }
    return list;
  }
  obole::DonorId ada = donor("Ada");
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an instalment is late from the day after its own", "[reports]") {
  Town town;
  const std::vector<std::pair<const char*, Age>> days = {
      {"2026-06-16", Age::not_due},      {"2026-06-15", Age::not_due},
      {"2026-06-14", Age::month},         // 1 day
      {"2026-05-16", Age::month},         // 30
      {"2026-05-15", Age::two_months},    // 31
      {"2026-04-16", Age::two_months},    // 60
      {"2026-04-15", Age::three_months},  // 61
      {"2026-03-17", Age::three_months},  // 90
      {"2026-03-16", Age::older}};        // 91
  for (const auto& [date, age] : days)
    town.due(100, date);
  const auto list =
      reports::open_instalments(town.book(), "", {}, town.context.today)
          .value();
  REQUIRE(list.size() == days.size());
  for (std::size_t at = 0; at < days.size(); ++at) {
    // The list begins with the oldest, the days with the youngest.
    const auto& one = list[days.size() - 1 - at];
    CAPTURE(days[at].first);
    CHECK(one.due == day(days[at].first));
    CHECK(one.age() == days[at].second);
  }
  const auto buckets = reports::by_age(list, town.book().currency());
  REQUIRE(buckets.size() == 5);
  CHECK(buckets[0].instalments == 2);
  CHECK(buckets[1].instalments == 2);
  CHECK(buckets[2].instalments == 2);
  CHECK(buckets[3].instalments == 2);
  CHECK(buckets[4].instalments == 1);
  CHECK(buckets[3].amount == cents(200));
}

TEST_CASE("what came is laid on the first instalments", "[reports]") {
  Town town;
  const auto pledge = town.planned();
  town.pay(pledge, 4500);
  const auto number = std::to_string(pledge);
  CHECK(town.open() == Lines{number + " 2026-03-28 15.00 79",
                             number + " 2026-04-28 30.00 48",
                             number + " 2026-05-28 30.00 18"});
}

TEST_CASE("promises that are kept or ended are not waited for", "[reports]") {
  Town town;
  town.pay(town.due(1000, "2026-05-01"), 1000);
  const auto ended = town.due(1000, "2026-05-01");
  town.must(
      ledger::NewPledgeEnd{ended, obole::PledgeEnd::cancelled, "moved away"});
  CHECK(town.open().empty());
  const auto never = town.must(town.promise(2000));
  CHECK(town.open() == Lines{std::to_string(never) + " - 20.00 0"});
  CHECK(reason(reports::open_instalments(town.book(), "NONE", {},
                                         town.context.today)) ==
        Reason::campaign_unknown);
}

TEST_CASE("as of a day, promises are as old as they were then", "[reports]") {
  Town town;
  const auto pledge = town.planned();
  const auto number = std::to_string(pledge);
  const auto before_gift = town.size();
  town.pay(pledge, 4500);
  const auto ended = town.due(1000, "2026-02-27");
  town.must(
      ledger::NewPledgeEnd{ended, obole::PledgeEnd::cancelled, "moved away"});
  CHECK(town.open({day("2026-01-31"), {}}).empty());
  // The day before the gift; what was ended in June was open.
  CHECK(town.open({day("2026-02-28"), {}}) ==
        Lines{std::to_string(ended) + " 2026-02-27 10.00 1",
              number + " 2026-02-28 30.00 0", number + " 2026-03-28 30.00 0",
              number + " 2026-04-28 30.00 0", number + " 2026-05-28 30.00 0"});
  CHECK(town.open({day("2026-04-01"), before_gift}) ==
        Lines{number + " 2026-02-28 30.00 32", number + " 2026-03-28 30.00 4",
              number + " 2026-04-28 30.00 0", number + " 2026-05-28 30.00 0"});
  // A plan holds from the day on which it was made: today.
  town.must(ledger::NewPlan{pledge, {{day("2026-08-01"), cents(12'000)}}});
  CHECK(town.open() == Lines{number + " 2026-08-01 75.00 0"});
  CHECK(town.open({day("2026-06-14"), {}}).size() == 4);
}
