// Eligibility: what the worked examples do not reach.  They are run through
// the program (tests/law).

#include "obole/rules/eligibility.hpp"

#include "obole/intake/rule_file.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>

using obole::Date;
using obole::DonorKind;
using obole::EligibilityOutcome;
using obole::GroundStanding;
using obole::Method;
using obole::Money;
using obole::Purpose;
namespace rules = obole::rules;

namespace {

Money cents(std::int64_t amount) { return {amount, obole::Currency::eur()}; }
Date day(const char* text) { return obole::parse_date(text).value(); }

const rules::RuleTable& france() {
  static const auto table = obole::intake::builtin_table("france").value();
  return table;
}

// 100.00 by transfer in June 2025, from a known person, for a social purpose.
rules::GiftFacts gift(std::int64_t amount = 10'000) {
  return {.date = day("2025-06-01"),
          .given = cents(amount),
          .refunded = cents(0),
          .disputed = cents(0),
          .benefit = cents(0),
          .donor = {DonorKind::individual, {}, true, true, false, false},
          .campaign = {Purpose::social, obole::Model::keep_it_all, {}, {}},
          .in_kind = {},
          .year = {cents(0), cents(amount)}};
}

rules::Decision decided(const rules::GiftFacts& facts) {
  return rules::decide(facts, france(), day("2026-01-15"));
}

bool stands(const rules::Decision& decision, rules::Rule rule,
            GroundStanding standing) {
  return std::any_of(decision.grounds.begin(), decision.grounds.end(),
                     [&](const rules::Ground& one) {
                       return one.rule == rule && one.standing == standing;
                     });
}

}  // namespace

TEST_CASE("what went back or is asked back is not stated", "[eligibility]") {
  auto facts = gift();
  facts.refunded = cents(2500);
  facts.disputed = cents(1500);
  const auto decision = decided(facts);
  CHECK(decision.outcome == EligibilityOutcome::eligible);
  CHECK(decision.amount == cents(6000));
  CHECK(stands(decision, rules::Rule::refunded, GroundStanding::limited));
  // The counterpart is then held against what is left.
  facts.benefit = cents(1501);
  CHECK(decided(facts).amount == cents(0));
  facts.refunded = cents(8500);
  facts.benefit = cents(0);
  CHECK(stands(decided(facts), rules::Rule::received, GroundStanding::failed));
}

TEST_CASE("who gives nothing for good, or is nobody, earns no receipt",
          "[eligibility]") {
  auto facts = gift();
  facts.campaign.model = obole::Model::all_or_nothing;
  CHECK(decided(facts).outcome == EligibilityOutcome::ineligible);
  facts.campaign.verdict = obole::CampaignVerdict::succeeded;
  facts.campaign.settled_on = day("2026-01-02");
  const auto late = decided(facts);
  CHECK(late.outcome == EligibilityOutcome::eligible);
  CHECK(late.gift_date == day("2026-01-02"));  // irrevocable from then on
  CHECK(stands(late, rules::Rule::straddle, GroundStanding::flagged));

  facts = gift();
  facts.donor.kind = DonorKind::anonymous;
  CHECK(stands(decided(facts), rules::Rule::identity, GroundStanding::failed));
  facts.donor.kind = DonorKind::association;
  facts.donor.numbered = true;
  CHECK(stands(decided(facts), rules::Rule::donor, GroundStanding::failed));
  facts.donor.regime = obole::TaxRegime::real;
  CHECK(decided(facts).outcome == EligibilityOutcome::eligible);
  facts.donor.abroad = true;
  CHECK(stands(decided(facts), rules::Rule::abroad, GroundStanding::failed));
  facts = gift();
  facts.donor.kind = DonorKind::company;
  CHECK(stands(decided(facts), rules::Rule::identity, GroundStanding::failed));
}

TEST_CASE("what a person gives in time, and what is waived without a paper",
          "[eligibility]") {
  auto facts = gift();
  facts.method = Method::skills;
  CHECK(stands(decided(facts), rules::Rule::own_time, GroundStanding::failed));
  facts.method = Method::expense_waiver;
  CHECK(stands(decided(facts), rules::Rule::document, GroundStanding::failed));
  facts.in_kind.documented = true;
  CHECK(decided(facts).outcome == EligibilityOutcome::eligible);
  facts.method = Method::in_kind;
  facts.donor = {DonorKind::company, {}, true, true, true, false};
  facts.in_kind.valuation = obole::Valuation::market;
  CHECK(decided(facts).outcome == EligibilityOutcome::review);
}

TEST_CASE("a year without its value waits for a person", "[eligibility]") {
  auto facts = gift();
  facts.donor = {DonorKind::company, {}, true, true, true, false};
  facts.method = Method::skills;
  facts.date = day("2027-03-01");
  facts.in_kind.items = {{{1000}, obole::Unit::month, cents(10'000), "x"}};
  const auto decision = decided(facts);  // no ceiling of 2027 is known
  CHECK(decision.outcome == EligibilityOutcome::review);
  CHECK(decision.amount == cents(0));
  CHECK(rules::accepted(decision).amount == decision.if_accepted);
}

TEST_CASE("hours and days of a company’s staff are held to the ceiling",
          "[eligibility]") {
  auto facts = gift(1'000'000);
  facts.donor = {DonorKind::company, {}, true, true, true, false};
  facts.method = Method::skills;
  facts.date = day("2026-03-01");
  // 26 days of 260: a tenth of 3 x 48 060.00.
  facts.in_kind.items = {{{26'000}, obole::Unit::day, cents(40'000), "x"}};
  facts.given = cents(2'000'000);
  CHECK(decided(facts).amount == cents(1'441'800));
  facts.in_kind.items = {{{182'000}, obole::Unit::hour, cents(5000), "x"}};
  CHECK(decided(facts).amount == cents(1'441'800));
}

TEST_CASE("a waived counterpart counts no longer", "[eligibility]") {
  auto facts = gift();
  facts.benefit = cents(9000);
  CHECK(decided(facts).outcome == EligibilityOutcome::ineligible);
  facts.benefit_waived = true;
  CHECK(decided(facts).amount == cents(10'000));
}

TEST_CASE("every ground says something, in both languages, with its source",
          "[eligibility][properties]") {
  support::holds("whatever the facts", [] {
    auto facts = gift(*rc::gen::inRange<std::int64_t>(1, 20'000'000));
    facts.date += std::chrono::days{*rc::gen::inRange(-4000, 900)};
    facts.method = static_cast<Method>(*rc::gen::inRange(0, 8));
    facts.nature = static_cast<obole::GiftNature>(
        *rc::gen::weightedElement<int>({{9, 0}, {1, 1}, {1, 2}, {1, 3}}));
    facts.benefit =
        cents(*rc::gen::element<std::int64_t>(0, 1, 2500, 7300, 7301, 100'000));
    facts.refunded = facts.given.share(
        {*rc::gen::inRange<std::int64_t>(0, 5), 4}, obole::Rounding::down);
    facts.donor.kind = static_cast<DonorKind>(*rc::gen::inRange(0, 5));
    facts.donor.numbered = *rc::gen::arbitrary<bool>();
    facts.donor.addressed = *rc::gen::arbitrary<bool>();
    facts.campaign.purpose = static_cast<Purpose>(*rc::gen::inRange(0, 14));
    facts.year.benefits_before =
        cents(*rc::gen::element<std::int64_t>(0, 7000));
    const auto decision = decided(facts);
    // Never more than what is left; nothing unless it is eligible.
    RC_ASSERT(decision.amount <= std::max(facts.left(), cents(0)));
    RC_ASSERT(!decision.amount.is_negative());
    RC_ASSERT((decision.outcome == EligibilityOutcome::eligible) ==
              decision.amount.is_positive());
    bool explained = decision.outcome == EligibilityOutcome::eligible;
    for (const auto& ground : decision.grounds) {
      const auto says = rules::explanation(ground, facts.given.currency());
      RC_ASSERT(!says.en.empty());
      RC_ASSERT(!says.fr.empty());
      RC_ASSERT(says.en.find('?') == std::string::npos);
      const bool known =
          std::any_of(france().values.begin(), france().values.end(),
                      [&](const auto& value) {
                        return value.parameter == ground.parameter;
                      });
      RC_ASSERT(known || ground.rule == rules::Rule::purpose);
      explained = explained || ground.standing >= GroundStanding::review;
    }
    RC_ASSERT(explained);
  });
}
