#include "obole/rules/admission.hpp"

#include "support/catch.hpp"

using obole::Currency;
using obole::Date;
using obole::Money;
using obole::parse_date;
using obole::Reason;
using support::reason;
using namespace obole::rules;  // NOLINT(google-build-using-namespace)

namespace {

Date day(const char* text) { return parse_date(text).value(); }
Money cents(std::int64_t amount) { return {amount, Currency::eur()}; }

CampaignTerms spring() {
  return {"TOIT", day("2026-03-01"), day("2026-05-31")};
}

std::optional<Reason> on(const char* date, OutsideDates outside) {
  return reason(
      objection_to_day(spring(), day(date), day("2026-06-15"), outside));
}

}  // namespace

TEST_CASE(
    "a campaign takes gifts from its first day to its last, both included",
    "[rules]") {
  CHECK(on("2026-03-01", OutsideDates::refused) == std::nullopt);
  CHECK(on("2026-05-31", OutsideDates::refused) == std::nullopt);
  CHECK(on("2026-02-28", OutsideDates::refused) == Reason::outside_campaign);
  CHECK(on("2026-06-01", OutsideDates::refused) == Reason::outside_campaign);
  CHECK_FALSE(is_outside(spring(), day("2026-03-01")));
  CHECK(is_outside(spring(), day("2026-06-01")));
}

TEST_CASE("a gift outside the dates is taken when the officer says so",
          "[rules]") {
  CHECK(on("2026-02-28", OutsideDates::said) == std::nullopt);
  CHECK(on("2026-06-15", OutsideDates::said) == std::nullopt);
}

TEST_CASE("nothing is dated tomorrow, whatever the officer says", "[rules]") {
  CHECK(on("2026-06-16", OutsideDates::said) == Reason::date_malformed);
  // Before the campaign's end is looked at: tomorrow is the first thing wrong.
  CHECK(on("2026-06-16", OutsideDates::refused) == Reason::date_malformed);
}

TEST_CASE("the refusal of a day names the campaign and its dates", "[rules]") {
  const auto refusal = objection_to_day(
      spring(), day("2026-06-01"), day("2026-06-15"), OutsideDates::refused);
  REQUIRE(refusal);
  CHECK(refusal->what == "2026-06-01");
  CHECK(refusal->why.en == "campaign TOIT runs from 2026-03-01 to 2026-05-31");
  CHECK(refusal->why.fr == "la campagne TOIT va du 01/03/2026 au 31/05/2026");
}

TEST_CASE("an amount is more than zero", "[rules]") {
  CHECK(reason(objection_to_amount(cents(1))) == std::nullopt);
  CHECK(reason(objection_to_amount(cents(0))) == Reason::amount_not_positive);
  CHECK(reason(objection_to_amount(cents(-1))) == Reason::amount_not_positive);
}

TEST_CASE("a gift reaches its tier, and gives more than it gets", "[rules]") {
  const auto objection = [](std::int64_t amount, std::optional<Money> minimum,
                            std::int64_t benefit) {
    return reason(
        objection_to_tier(cents(amount), minimum, "MUG", cents(benefit)));
  };
  CHECK(objection(5000, cents(5000), 0) == std::nullopt);
  CHECK(objection(4999, cents(5000), 0) == Reason::below_tier);
  CHECK(objection(5000, std::nullopt, 5000) == std::nullopt);
  CHECK(objection(5000, std::nullopt, 5001) == Reason::benefit_exceeds);
  CHECK(objection(5000, std::nullopt, -1) == Reason::benefit_exceeds);
}

TEST_CASE(
    "a pledge takes what is left of it, and a refund what is left of its "
    "gift",
    "[rules]") {
  CHECK(reason(objection_to_settlement(cents(300), cents(300), 7)) ==
        std::nullopt);
  CHECK(reason(objection_to_settlement(cents(301), cents(300), 7)) ==
        Reason::pledge_overpaid);
  CHECK(reason(objection_to_refund(cents(300), cents(300), 7)) == std::nullopt);
  const auto refusal = objection_to_refund(cents(301), cents(300), 7);
  CHECK(reason(refusal) == Reason::refund_exceeds);
  CHECK(refusal->why.en == "only 3.00 EUR is left of donation 7");
}
