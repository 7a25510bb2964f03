// Worked out by hand: what a sponsor adds to which gift, and what decided.

#include "obole/rules/matching.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>
#include <map>

using obole::Currency;
using obole::Date;
using obole::Money;
using obole::Ratio;
using obole::rules::Cap;
using obole::rules::Grant;
using obole::rules::MatchableGift;
using obole::rules::matched;
using obole::rules::MatchingRule;

namespace {

Money cents(std::int64_t amount) { return {amount, Currency::eur()}; }
// The n-th day of 2026.
Date on(int n) {
  return Date{std::chrono::year{2026} / std::chrono::January / 1} +
         std::chrono::days{n - 1};
}

MatchingRule rule(Ratio ratio, std::int64_t budget) {
  return {1, on(1), {}, ratio, cents(budget), {}, {}, {}};
}

// Gift `id` of donor 10 + id to campaign 1; its key sorts as its id.
MatchableGift gift(std::int64_t id, int day, std::int64_t amount) {
  return {id,      std::string(1, static_cast<char>('a' + id)),
          10 + id, 1,
          on(day), cents(amount)};
}

std::string shown(const std::vector<Grant>& grants) {
  std::string text;
  for (const auto& grant : grants) {
    text += (text.empty() ? "" : ", ") + std::to_string(grant.gift) + ": " +
            std::to_string(grant.amount.minor_units()) + ' ' +
            std::string(obole::word(grant.cap));
  }
  return text;
}

std::string given(const MatchingRule& terms, std::vector<MatchableGift> gifts) {
  return shown(matched({terms}, std::move(gifts), Currency::eur()));
}

}  // namespace

TEST_CASE("a fund adds its ratio, and drops a part of a cent", "[matching]") {
  CHECK(given(rule({1, 1}, 100'000), {gift(1, 5, 5000), gift(2, 6, 1)}) ==
        "1: 5000 ratio, 2: 1 ratio");
  CHECK(given(rule({1, 2}, 100'000), {gift(1, 5, 1001), gift(2, 6, 1)}) ==
        "1: 500 ratio, 2: 0 ratio");
  CHECK(given(rule({2, 1}, 100'000), {gift(1, 5, 1001)}) == "1: 2002 ratio");
  CHECK(given(rule({1, 3}, 100'000), {gift(1, 5, 1000)}) == "1: 333 ratio");
}

TEST_CASE("a budget that ends within a day is shared by that day's gifts",
          "[matching]") {
  // 12.00, of which 2.00 on day 1; 10.00 are left for asked 3, 5 and 7 euros:
  // 200, 333 1/3 and 466 2/3; the spare cent goes to the largest remainder.
  CHECK(given(rule({1, 1}, 1200), {gift(1, 1, 200), gift(2, 2, 300),
                                   gift(3, 2, 500), gift(4, 2, 700)}) ==
        "1: 200 ratio, 2: 200 budget, 3: 333 budget, 4: 467 budget");
  // Equal remainders: 50.5 each, and the spare cent goes by key.
  CHECK(given(rule({1, 1}, 101), {gift(2, 1, 101), gift(1, 1, 101)}) ==
        "1: 51 budget, 2: 50 budget");
  // By key: the numbers follow from what became known first.
  auto first = gift(1, 1, 101);
  first.key = "z";
  CHECK(given(rule({1, 1}, 101), {first, gift(2, 1, 101)}) ==
        "1: 50 budget, 2: 51 budget");
  // Nothing is left for the days after.
  CHECK(given(rule({1, 1}, 101), {gift(1, 1, 101), gift(2, 2, 50)}) ==
        "1: 101 ratio, 2: 0 budget");
}

TEST_CASE("each cap cuts what it is for", "[matching]") {
  auto terms = rule({1, 1}, 100'000);
  SECTION("a gift's") {
    terms.gift_cap = cents(2500);
    CHECK(given(terms, {gift(1, 1, 2500), gift(2, 1, 2501)}) ==
          "1: 2500 ratio, 2: 2500 gift");
  }
  SECTION("a donor's, over all days and within one, by key") {
    terms.donor_cap = cents(5000);
    auto second = gift(2, 2, 1500);
    auto third = gift(3, 2, 1500);
    second.donor = third.donor = 11;
    CHECK(given(terms, {gift(1, 1, 3000), third, second}) ==
          "1: 3000 ratio, 2: 1500 ratio, 3: 500 donor");
  }
  SECTION("the gift's comes before the donor's") {
    terms.gift_cap = cents(4000);
    terms.donor_cap = cents(3000);
    CHECK(given(terms, {gift(1, 1, 10'000)}) == "1: 3000 donor");
  }
  SECTION("a campaign's, in proportion") {
    terms.campaign_cap = cents(6000);
    auto elsewhere = gift(3, 1, 5000);
    elsewhere.campaign = 2;
    CHECK(given(terms, {gift(1, 1, 6000), gift(2, 1, 3000), elsewhere}) ==
          "1: 4000 campaign, 2: 2000 campaign, 3: 5000 ratio");
  }
  SECTION("a campaign's, then the budget") {
    terms.campaign_cap = cents(6000);
    terms.budget = cents(9000);
    auto elsewhere = gift(2, 1, 6000);
    elsewhere.campaign = 2;
    CHECK(given(terms, {gift(1, 1, 12'000), elsewhere}) ==
          "1: 4500 budget, 2: 4500 budget");
  }
}

TEST_CASE("what is given back frees the budget for gifts that came later",
          "[matching]") {
  const auto terms = rule({1, 1}, 10'000);
  CHECK(given(terms, {gift(1, 1, 6000), gift(2, 2, 6000)}) ==
        "1: 6000 ratio, 2: 4000 budget");
  CHECK(given(terms, {gift(1, 1, 2000), gift(2, 2, 6000)}) ==
        "1: 2000 ratio, 2: 6000 ratio");
  CHECK(given(terms, {gift(1, 1, 0), gift(2, 2, 6000)}) ==
        "1: 0 ratio, 2: 6000 ratio");
}

TEST_CASE("each gift is matched by the rule of its day", "[matching]") {
  auto first = rule({1, 1}, 100'000);
  auto second = first;
  second.id = 2;
  second.starts = on(32);
  second.ratio = {1, 2};
  second.ends = on(40);
  auto grants = matched({second, first},
                        {gift(1, 31, 1000), gift(2, 32, 1000),
                         gift(3, 40, 1000), gift(4, 41, 1000)},
                        Currency::eur());
  REQUIRE(grants.size() == 3);  // no rule holds on day 41
  CHECK(grants[0] == Grant{1, 1, cents(1000), Cap::ratio});
  CHECK(grants[1] == Grant{2, 2, cents(500), Cap::ratio});
  CHECK(grants[2] == Grant{3, 2, cents(500), Cap::ratio});
  // Before the first day, none; of two from one day, the later one.
  first.starts = on(10);
  second.starts = on(10);
  grants = matched({second, first}, {gift(1, 9, 1000), gift(2, 10, 1000)},
                   Currency::eur());
  REQUIRE(grants.size() == 1);
  CHECK(grants[0] == Grant{2, 2, cents(500), Cap::ratio});
}

TEST_CASE("a budget cut below what is granted grants nothing more",
          "[matching]") {
  auto lower = rule({1, 1}, 500);
  lower.id = 2;
  lower.starts = on(2);
  CHECK(shown(matched({rule({1, 1}, 1000), lower},
                      {gift(1, 1, 800), gift(2, 2, 100)}, Currency::eur())) ==
        "1: 800 ratio, 2: 0 budget");
}

namespace {

std::optional<Money> maybe_cap() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return cents(*rc::gen::inRange<std::int64_t>(1, 5000));
}

MatchingRule any_rule() {
  return {1,
          on(1),
          {},
          {*rc::gen::inRange<std::int64_t>(1, 5),
           *rc::gen::inRange<std::int64_t>(1, 5)},
          cents(*rc::gen::inRange<std::int64_t>(1, 20'000)),
          maybe_cap(),
          maybe_cap(),
          maybe_cap()};
}

std::vector<MatchableGift> any_gifts() {
  std::vector<MatchableGift> gifts;
  const auto count = *rc::gen::inRange(0, 25);
  for (int at = 0; at < count; ++at) {
    // Keys sort otherwise than ids, and are never the same.
    const auto key =
        std::to_string(*rc::gen::inRange(0, 1000)) + '/' + std::to_string(at);
    gifts.push_back({at, key, *rc::gen::inRange<std::int64_t>(1, 5),
                     *rc::gen::inRange<std::int64_t>(1, 4),
                     on(*rc::gen::inRange(1, 6)),
                     cents(*rc::gen::inRange<std::int64_t>(0, 3000))});
  }
  return gifts;
}

std::int64_t by_ratio(const MatchableGift& gift, Ratio ratio) {
  return gift.amount.minor_units() * ratio.numerator / ratio.denominator;
}

}  // namespace

TEST_CASE("in whatever order gifts become known, each is granted the same",
          "[matching]") {
  support::holds("any order gives the same grants", [] {
    const auto terms = any_rule();
    const auto gifts = any_gifts();
    auto shuffled = gifts;
    for (std::size_t at = shuffled.size(); at > 1; --at)
      std::swap(shuffled[at - 1],
                shuffled[*rc::gen::inRange<std::size_t>(0, at)]);
    RC_ASSERT(matched({terms}, gifts, Currency::eur()) ==
              matched({terms}, shuffled, Currency::eur()));
  });
}

TEST_CASE("no cap is ever exceeded", "[matching]") {
  support::holds("each sum stays within its cap", [] {
    const auto terms = any_rule();
    const auto gifts = any_gifts();
    const auto grants = matched({terms}, gifts, Currency::eur());
    RC_ASSERT(grants.size() == gifts.size());
    std::int64_t all = 0;
    std::map<std::int64_t, std::int64_t> of_donor;
    std::map<std::int64_t, std::int64_t> of_campaign;
    for (const auto& grant : grants) {
      const auto& one = gifts[static_cast<std::size_t>(grant.gift)];
      const auto amount = grant.amount.minor_units();
      RC_ASSERT(amount >= 0);
      RC_ASSERT(amount <= by_ratio(one, terms.ratio));
      if (terms.gift_cap) RC_ASSERT(grant.amount <= *terms.gift_cap);
      RC_ASSERT((grant.cap == Cap::ratio) ==
                (amount == by_ratio(one, terms.ratio)));
      all += amount;
      of_donor[one.donor] += amount;
      of_campaign[one.campaign] += amount;
    }
    RC_ASSERT(all <= terms.budget.minor_units());
    for (const auto& [donor, sum] : of_donor)
      if (terms.donor_cap) RC_ASSERT(sum <= terms.donor_cap->minor_units());
    for (const auto& [campaign, sum] : of_campaign)
      if (terms.campaign_cap)
        RC_ASSERT(sum <= terms.campaign_cap->minor_units());
  });
}

TEST_CASE("within its budget a fund keeps its word, and beyond it all is given",
          "[matching]") {
  support::holds("grants are the ratio, or the whole budget", [] {
    auto terms = any_rule();
    terms.gift_cap = terms.donor_cap = terms.campaign_cap = std::nullopt;
    const auto gifts = any_gifts();
    std::int64_t asked = 0;
    for (const auto& one : gifts)
      asked += by_ratio(one, terms.ratio);
    std::int64_t all = 0;
    for (const auto& grant : matched({terms}, gifts, Currency::eur())) {
      const auto& one = gifts[static_cast<std::size_t>(grant.gift)];
      if (asked <= terms.budget.minor_units())
        RC_ASSERT(grant.amount.minor_units() == by_ratio(one, terms.ratio));
      all += grant.amount.minor_units();
    }
    RC_ASSERT(all == std::min(asked, terms.budget.minor_units()));
  });
}

TEST_CASE("a later day takes nothing from an earlier one", "[matching]") {
  support::holds("grants of earlier days stay", [] {
    const auto terms = any_rule();
    auto gifts = any_gifts();
    const auto before = matched({terms}, gifts, Currency::eur());
    gifts.push_back({1000, "later", 1, 1, on(9), cents(2500)});
    auto after = matched({terms}, gifts, Currency::eur());
    after.pop_back();
    RC_ASSERT(after == before);
  });
}
