// What is not matched, and why.

#include "small_world.hpp"

#include "support/catch.hpp"

using namespace small_world;  // NOLINT(google-build-using-namespace)
using obole::reconcile::Cause;
using obole::reconcile::Doubt;
using obole::reconcile::Pass;

namespace {

OpenLine quoting(std::int64_t id, const std::string& text) {
  auto bank = line(id);
  bank.text = text;
  return bank;
}

OpenItem referenced(std::int64_t id, const std::string& reference) {
  auto item = gift(id);
  item.reference = reference;
  return item;
}

OpenItem by(std::int64_t id, const std::string& name) {
  auto item = gift(id);
  item.name = name;
  return item;
}

OpenLine from(std::int64_t id, const std::string& name) {
  auto bank = line(id);
  bank.name = name;
  return bank;
}

Doubt only_doubt(const World& world) {
  const auto outcome = world.reconciled();
  CAPTURE(written(outcome));
  CHECK(outcome.matches.empty());
  CHECK(outcome.unmatched.empty());
  REQUIRE(outcome.ambiguous.size() == 1);
  return outcome.ambiguous.front();
}

void nothing_found(const World& world) {
  const auto outcome = world.reconciled();
  CAPTURE(written(outcome));
  CHECK(outcome.matches.empty());
  CHECK(outcome.ambiguous.empty());
  CHECK(outcome.unmatched.size() == world.lines.size());
}

}  // namespace

TEST_CASE("a reference with another amount is a doubt that names the gift",
          "[reconcile]") {
  auto bank = quoting(1, "DON-2026-0042");
  bank.amount = 6000;
  // What might otherwise be taken: the same donor's gift of that amount.
  bank.iban = "FR7630006000011234567890189";
  auto other = gift(8);
  other.amount = 6000;
  other.iban = bank.iban;

  const auto doubt =
      only_doubt({{bank}, {referenced(7, "DON-2026-0042"), other}, {}});

  CHECK(doubt.cause == Cause::more);
  CHECK(doubt.difference == 1000);
  CHECK(doubt.pass == Pass::own_reference);
  REQUIRE(doubt.candidates.size() == 1);
  CHECK(doubt.candidates[0].item == 7);
}

TEST_CASE("money going out that quotes a gift is not that gift",
          "[reconcile]") {
  auto bank = quoting(1, "DON-2026-0042");
  bank.amount = -5000;

  const auto doubt = only_doubt({{bank}, {referenced(7, "DON-2026-0042")}, {}});

  CHECK(doubt.cause == Cause::other_amount);
}

TEST_CASE("a part of a reference finds nothing", "[reconcile]") {
  nothing_found(
      {{quoting(1, "DON-2026-00422")}, {referenced(7, "DON-2026-0042")}, {}});
  // The postcode of the donor is not the reference of a gift.
  nothing_found(
      {{quoting(1, "Dupont 7500123 Paris")}, {referenced(7, "7500123")}, {}});
}

TEST_CASE("a line that quotes two gifts of its amount is ambiguous",
          "[reconcile]") {
  const auto doubt = only_doubt(
      {{quoting(1, "DON-2026-0042 DON-2026-0043")},
       {referenced(8, "DON-2026-0042"), referenced(7, "DON-2026-0043")},
       {}});

  CHECK(doubt.cause == Cause::several_items);
  REQUIRE(doubt.candidates.size() == 2);
  CHECK(doubt.candidates[0].item == 7);  // of one day: by id
  CHECK(doubt.candidates[1].item == 8);
  CHECK_FALSE(doubt.more);
}

TEST_CASE("two lines that quote one gift are ambiguous", "[reconcile]") {
  const auto outcome = World{
      {quoting(1, "DON-2026-0042"), quoting(2, "DON-2026-0042")},
      {referenced(7, "DON-2026-0042")},
      {}}.reconciled();

  REQUIRE(outcome.ambiguous.size() == 2);
  CHECK(outcome.matches.empty());
  CHECK(outcome.ambiguous[0].cause == Cause::several_lines);
}

TEST_CASE("what a pass left ambiguous no weaker pass settles", "[reconcile]") {
  auto first = quoting(1, "DON-2026-0042 DON-2026-0043");
  first.name = "Jean Dupont";
  auto gift_of_dupont = referenced(7, "DON-2026-0042");
  gift_of_dupont.name = "Jean Dupont";

  CHECK(only_doubt(
            {{first}, {gift_of_dupont, referenced(8, "DON-2026-0043")}, {}})
            .pass == Pass::own_reference);
}

TEST_CASE("what a line holds as ambiguous no other line takes", "[reconcile]") {
  auto held = referenced(7, "DON-2026-0042");
  held.name = "Jean Dupont";

  const auto outcome = World{
      {quoting(1, "DON-2026-0042 DON-2026-0043"), from(2, "Jean Dupont")},
      {held, referenced(8, "DON-2026-0043")},
      {}}.reconciled();

  CHECK(outcome.matches.empty());
  CHECK(outcome.ambiguous.size() == 1);
  // It is still suggested, so that a person sees both.
  REQUIRE(outcome.suggestions.size() == 1);
  CHECK(outcome.suggestions[0].line == 2);
  CHECK(outcome.suggestions[0].candidates[0].item == 7);
}

TEST_CASE("an ambiguous pair beside them keeps no clear match back",
          "[reconcile]") {
  const auto outcome = World{
      {quoting(1, "DON-2026-0042"), quoting(2, "DON-2026-0043"),
       quoting(3, "DON-2026-0043")},
      {referenced(7, "DON-2026-0042"), referenced(8, "DON-2026-0043")},
      {}}.reconciled();

  REQUIRE(outcome.matches.size() == 1);
  CHECK(outcome.matches[0].line == 1);
  CHECK(outcome.ambiguous.size() == 2);
}

TEST_CASE("a gift found by its very name is gone for close ones",
          "[reconcile]") {
  const auto outcome = World{
      {from(1, "Jean Dupont"), from(2, "Jean Dupond")},
      {by(7, "Dupont Jean")},
      {}}.reconciled();

  REQUIRE(outcome.matches.size() == 1);
  CHECK(outcome.matches[0].line == 1);
  CHECK(outcome.ambiguous.empty());
  CHECK(outcome.unmatched == std::vector<std::int64_t>{2});
}

TEST_CASE("two close names for one line are ambiguous", "[reconcile]") {
  const auto doubt = only_doubt({{from(1, "Jean Dupont")},
                                 {by(7, "Jean Dupond"), by(8, "Jean Dupons")},
                                 {}});
  CHECK(doubt.pass == Pass::payer_name);
  CHECK(doubt.cause == Cause::several_items);
}

TEST_CASE("nothing is equal to what is unknown", "[reconcile]") {
  nothing_found({{line(1)}, {gift(7)}, {}});
  nothing_found({{from(1, "M. X")}, {by(7, "Mme Y")}, {}});
}

TEST_CASE("amount and date alone only suggest", "[reconcile]") {
  World world{{line(1)}, {}, {}};
  for (int i = 0; i < 7; ++i) {
    world.items.push_back(gift(20 - i));
    world.items.back().date = day(10 - i % 4);
  }
  auto too_late = gift(30);
  too_late.date = day(14);
  world.items.push_back(too_late);

  const auto outcome = world.reconciled();

  CHECK(outcome.matches.empty());
  CHECK(outcome.unmatched == std::vector<std::int64_t>{1});
  REQUIRE(outcome.suggestions.size() == 1);
  const auto& doubt = outcome.suggestions[0];
  CHECK_FALSE(doubt.pass);
  CHECK(doubt.cause == Cause::amount_and_date);
  CHECK(doubt.more);
  REQUIRE(doubt.candidates.size() == 5);
  CHECK(doubt.candidates[0].item == 17);  // day 7
  CHECK(doubt.candidates[1].item == 14);  // day 8
  CHECK(doubt.candidates[2].item == 18);
  CHECK(doubt.candidates[3].item == 15);  // day 9
  CHECK(doubt.candidates[4].item == 19);
}

TEST_CASE("exactly five candidates are all there are", "[reconcile]") {
  World world{{line(1)}, {}, {}};
  for (int i = 0; i < 5; ++i)
    world.items.push_back(gift(i));
  const auto outcome = world.reconciled();
  REQUIRE(outcome.suggestions.size() == 1);
  CHECK(outcome.suggestions[0].candidates.size() == 5);
  CHECK_FALSE(outcome.suggestions[0].more);
}

TEST_CASE("a line of amount 0 is never matched", "[reconcile]") {
  auto bank = quoting(1, "DON-2026-0042");
  bank.amount = 0;
  auto nothing = referenced(7, "DON-2026-0042");
  nothing.amount = 0;
  nothing_found({{bank}, {nothing}, {}});
}

TEST_CASE("a platform's line with an unknown amount is left for a person",
          "[reconcile]") {
  auto bank = from(1, "HELLOASSO");
  auto payout = gift(7);
  payout.kind = ItemKind::payout;
  payout.platform = "HelloAsso";
  payout.amount = 4900;
  nothing_found(
      {{bank}, {payout, by(8, "HELLOASSO")}, {{"HelloAsso", {"HELLOASSO"}}}});
}
