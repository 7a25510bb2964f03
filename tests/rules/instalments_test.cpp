#include "obole/rules/instalments.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>

using obole::Currency;
using obole::Date;
using obole::Money;
using obole::parse_date;
using obole::Reason;
using obole::rules::equal_instalments;
using obole::rules::Instalment;
using obole::rules::Interval;
using obole::rules::laid_on;
using obole::rules::objection_to_count;
using obole::rules::objection_to_plan;
using support::reason;

namespace {

Date day(const char* text) { return parse_date(text).value(); }
Money cents(std::int64_t amount) { return {amount, Currency::eur()}; }

std::vector<std::string> written(const std::vector<Instalment>& plan) {
  std::vector<std::string> list;
  for (const auto& one : plan)
    list.push_back(obole::iso(one.due) + ' ' + plain(one.amount));
  return list;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a month without a 31st, 30th or 29th pays on its last day",
          "[rules]") {
  CHECK(written(equal_instalments(cents(40'000), 4, day("2026-01-31"), 1)) ==
        Lines{"2026-01-31 100.00", "2026-02-28 100.00", "2026-03-31 100.00",
              "2026-04-30 100.00"});
  CHECK(written(equal_instalments(cents(30'000), 3, day("2024-01-31"), 1)) ==
        Lines{"2024-01-31 100.00", "2024-02-29 100.00", "2024-03-31 100.00"});
  CHECK(written(equal_instalments(cents(20'000), 2, day("2025-11-30"), 3)) ==
        Lines{"2025-11-30 100.00", "2026-02-28 100.00"});
  CHECK(written(equal_instalments(cents(50'000), 5, day("2024-02-29"), 12)) ==
        Lines{"2024-02-29 100.00", "2025-02-28 100.00", "2026-02-28 100.00",
              "2027-02-28 100.00", "2028-02-29 100.00"});
  // 2100 is no leap year.
  CHECK(written(equal_instalments(cents(2), 2, day("2096-02-29"), 48)) ==
        Lines{"2096-02-29 0.01", "2100-02-28 0.01"});
}

TEST_CASE("spare cents go to the first instalments", "[rules]") {
  CHECK(written(equal_instalments(cents(10'001), 3, day("2026-01-15"), 1)) ==
        Lines{"2026-01-15 33.34", "2026-02-15 33.34", "2026-03-15 33.33"});
  CHECK(written(equal_instalments(cents(500), 1, day("2026-01-15"), 12)) ==
        Lines{"2026-01-15 5.00"});
}

TEST_CASE("a quarter has three months, a year twelve", "[rules]") {
  CHECK(obole::rules::months(Interval::month) == 1);
  CHECK(obole::rules::months(Interval::quarter) == 3);
  CHECK(obole::rules::months(Interval::year) == 12);
  CHECK(obole::parse_choice<Interval>("quarter").value() == Interval::quarter);
}

TEST_CASE("equal instalments lose nothing and make a plan that is taken",
          "[rules]") {
  support::holds("they add up, differ by a cent, and follow one another", [] {
    const auto count = *rc::gen::inRange(1, 601);
    const auto promised =
        cents(*rc::gen::inRange<std::int64_t>(count, 1'000'000'000));
    const auto first = obole::day_of_number(
        *rc::gen::inRange<std::int64_t>(obole::day_number(day("1900-01-01")),
                                        obole::day_number(day("2149-12-31"))));
    const auto plan = equal_instalments(promised, count, first, 1);
    RC_ASSERT(plan.size() == static_cast<std::size_t>(count));
    std::int64_t sum = 0;
    auto least = promised.minor_units();
    std::int64_t most = 0;
    for (const auto& one : plan) {
      sum += one.amount.minor_units();
      least = std::min(least, one.amount.minor_units());
      most = std::max(most, one.amount.minor_units());
    }
    RC_ASSERT(sum == promised.minor_units());
    RC_ASSERT(most - least <= 1);
    RC_ASSERT(!objection_to_plan(plan, promised, first));
  });
}

TEST_CASE("a plan that cannot be kept as written is refused", "[rules]") {
  const auto made = day("2026-02-01");
  const auto refused = [&](const std::vector<Instalment>& plan) {
    return reason(objection_to_plan(plan, cents(100), made));
  };
  CHECK(refused({{made, cents(40)}, {day("2026-02-02"), cents(60)}}) ==
        std::nullopt);
  CHECK(refused({}) == Reason::not_permitted);
  CHECK(refused({{made, cents(99)}}) == Reason::not_permitted);
  CHECK(refused({{made, cents(101)}}) == Reason::not_permitted);
  CHECK(refused({{made, cents(100)}, {day("2026-02-02"), cents(0)}}) ==
        Reason::amount_not_positive);
  CHECK(refused({{made, cents(101)}, {day("2026-02-02"), cents(-1)}}) ==
        Reason::amount_not_positive);
  CHECK(refused({{day("2026-01-31"), cents(100)}}) == Reason::date_malformed);
  CHECK(refused({{made, cents(50)}, {made, cents(50)}}) ==
        Reason::date_malformed);
  CHECK(refused({{day("2026-03-01"), cents(50)}, {made, cents(50)}}) ==
        Reason::date_malformed);
}

TEST_CASE("a plan ends where days can still be written", "[rules]") {
  const auto first = day("2199-11-30");
  CHECK_FALSE(objection_to_plan(equal_instalments(cents(200), 2, first, 1),
                                cents(200), first));
  CHECK(reason(objection_to_plan(equal_instalments(cents(200), 2, first, 3),
                                 cents(200), first)) == Reason::date_malformed);
}

TEST_CASE("a plan has 1 to 600 instalments", "[rules]") {
  CHECK_FALSE(objection_to_count(1));
  CHECK_FALSE(objection_to_count(600));
  CHECK(reason(objection_to_count(0)) == Reason::not_permitted);
  CHECK(reason(objection_to_count(601)) == Reason::not_permitted);
  const auto first = day("2026-01-01");
  CHECK(reason(objection_to_plan(equal_instalments(cents(601), 601, first, 1),
                                 cents(601), first)) == Reason::not_permitted);
}

TEST_CASE("what came is laid on the instalments in their order", "[rules]") {
  const std::vector<Instalment> plan = {{day("2026-01-01"), cents(30)},
                                        {day("2026-02-01"), cents(30)},
                                        {day("2026-03-01"), cents(40)}};
  const auto paid = [&](std::int64_t amount) {
    std::vector<std::int64_t> parts;
    for (const auto& one : laid_on(plan, cents(amount)))
      parts.push_back(one.paid.minor_units());
    return parts;
  };
  using Parts = std::vector<std::int64_t>;
  CHECK(paid(0) == Parts{0, 0, 0});
  CHECK(paid(29) == Parts{29, 0, 0});
  CHECK(paid(45) == Parts{30, 15, 0});
  CHECK(paid(100) == Parts{30, 30, 40});
  CHECK(paid(150) == Parts{30, 30, 40});
}
