#include "small_world.hpp"

#include "obole/base/check.hpp"
#include "support/catch.hpp"

using namespace small_world;  // NOLINT(google-build-using-namespace)
using obole::reconcile::Match;
using obole::reconcile::Pass;

namespace {

Match only_match(const World& world) {
  const auto outcome = world.reconciled();
  CAPTURE(written(outcome));
  REQUIRE(outcome.matches.size() == 1);
  return outcome.matches.front();
}

bool matched(const World& world) { return !world.reconciled().matches.empty(); }

}  // namespace

TEST_CASE("a gift is found by its reference in the text", "[reconcile]") {
  auto bank = line(1);
  bank.text = "Pour le toit, DON-2026-0042. Merci";
  bank.booked_on = day(400);
  auto expected = gift(7);
  expected.reference = "DON-2026-0042";

  const auto match = only_match({{bank}, {gift(6), expected}, {}});

  CHECK(match.line == 1);
  CHECK(match.item == 7);
  CHECK(match.kind == ItemKind::donation);
  CHECK(match.pass == Pass::own_reference);
  CHECK(match.exact);
  CHECK_FALSE(match.interchangeable);
}

TEST_CASE("a gift is found by its end-to-end id", "[reconcile]") {
  auto bank = line(1);
  bank.end_to_end = "SDD-2026-11-0003";
  auto expected = gift(7);
  expected.reference = "sdd-2026-11-0003";

  CHECK(only_match({{bank}, {expected}, {}}).pass == Pass::end_to_end);
}

TEST_CASE("a refund is found by its entry number as end-to-end id",
          "[reconcile]") {
  auto bank = line(1);
  bank.amount = -5000;
  bank.end_to_end = "7";
  auto expected = gift(7);
  expected.kind = ItemKind::refund;
  expected.amount = -5000;

  const auto match = only_match({{bank}, {expected}, {}});
  CHECK(match.pass == Pass::end_to_end);
  CHECK(match.kind == ItemKind::refund);

  SECTION("a gift is not") {
    expected.kind = ItemKind::donation;
    const auto outcome = World{{bank}, {expected}, {}}.reconciled();
    CHECK(outcome.matches.empty());
    CHECK(outcome.ambiguous.empty());
  }
  SECTION("and with another amount the number says nothing") {
    bank.amount = -6000;
    const auto outcome = World{{bank}, {expected}, {}}.reconciled();
    CHECK(outcome.ambiguous.empty());
    CHECK(outcome.unmatched.size() == 1);
  }
}

TEST_CASE("a gift is found by its RF reference", "[reconcile]") {
  auto bank = line(1);
  bank.rf_reference = "RF18539007547034";
  auto expected = gift(7);
  expected.rf_reference = "RF18539007547034";

  CHECK(only_match({{bank}, {expected}, {}}).pass == Pass::rf_reference);
}

TEST_CASE("a gift is found by the payer's account", "[reconcile]") {
  auto bank = line(1);
  bank.iban = "FR7630006000011234567890189";
  bank.booked_on = day(10 + 45);
  auto expected = gift(7);
  expected.iban = "FR76 3000 6000 0112 3456 7890 189";

  CHECK(only_match({{bank}, {expected}, {}}).pass == Pass::payer_account);

  SECTION("up to 45 days after the gift") {
    bank.booked_on = day(10 + 46);
    CHECK_FALSE(matched({{bank}, {expected}, {}}));
  }
  SECTION("and from 3 days before it") {
    bank.booked_on = day(10 - 3);
    CHECK(matched({{bank}, {expected}, {}}));
    bank.booked_on = day(10 - 4);
    CHECK_FALSE(matched({{bank}, {expected}, {}}));
  }
}

TEST_CASE("a gift is found by the payer's name", "[reconcile]") {
  auto bank = line(1);
  bank.name = "VIR M DUPONT JEAN";
  bank.booked_on = day(10 + 15);
  auto expected = gift(7);
  expected.name = "Jean Dupont";

  const auto match = only_match({{bank}, {expected}, {}});
  CHECK(match.pass == Pass::payer_name);
  CHECK(match.exact);

  SECTION("up to 15 days after the gift") {
    bank.booked_on = day(10 + 16);
    CHECK_FALSE(matched({{bank}, {expected}, {}}));
  }
  SECTION("and from 3 days before it") {
    bank.booked_on = day(10 - 3);
    CHECK(matched({{bank}, {expected}, {}}));
    bank.booked_on = day(10 - 4);
    CHECK_FALSE(matched({{bank}, {expected}, {}}));
  }
}

TEST_CASE("a gift is found by a close name when nobody has the very name",
          "[reconcile]") {
  auto bank = line(1);
  bank.name = "DUPOND JEAN";
  auto close = gift(7);
  close.name = "Jean Dupont";

  const auto match = only_match({{bank}, {close}, {}});
  CHECK(match.item == 7);
  CHECK_FALSE(match.exact);

  auto same = gift(8);
  same.name = "Jean Dupond";
  CHECK(only_match({{bank}, {close, same}, {}}).item == 8);
}

TEST_CASE("each kind of edit in the longest word is found", "[reconcile]") {
  const auto* spelt = GENERATE("Jean Dupond", "Jean Dupon", "Jean Duppont",
                               "Jean Dupotn", "Jean Marie Dupont");
  CAPTURE(spelt);
  auto bank = line(1);
  bank.name = spelt;
  auto expected = gift(7);
  expected.name = "DUPONT JEAN";

  CHECK_FALSE(only_match({{bank}, {expected}, {}}).exact);
}

TEST_CASE("stronger evidence goes first", "[reconcile]") {
  auto by_reference = line(1);
  by_reference.text = "DON-2026-0042";
  auto by_name = line(2);
  by_name.name = "Jean Dupont";
  auto expected = gift(7);
  expected.reference = "DON-2026-0042";
  expected.name = "Jean Dupont";

  const auto match = only_match({{by_name, by_reference}, {expected}, {}});

  CHECK(match.line == 1);
  CHECK(match.pass == Pass::own_reference);
}

TEST_CASE("the names of the passes are those of the reports", "[reconcile]") {
  CHECK(name(Pass::own_reference) == "own reference");
  CHECK(name(Pass::payer_name) == "payer name");
  CHECK_THROWS_AS(name(static_cast<Pass>(9)), obole::BrokenPromise);
}

TEST_CASE("two lines of one id are a broken promise", "[reconcile]") {
  auto later = line(1);
  later.booked_on = day(20);
  const World lines{{line(1), later}, {}, {}};
  CHECK_THROWS_AS(lines.reconciled(), obole::BrokenPromise);

  const World items{{}, {gift(1), gift(1)}, {}};
  CHECK_THROWS_AS(items.reconciled(), obole::BrokenPromise);

  auto refund = gift(1);
  refund.kind = ItemKind::refund;
  CHECK(World{{}, {gift(1), refund}, {}}.reconciled().matches.empty());
}

TEST_CASE("nothing open has an empty outcome", "[reconcile]") {
  CHECK(written(World{}.reconciled()) ==
        "matches\nambiguous\nsuggestions\nunmatched\n");
}
