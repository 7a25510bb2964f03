#include "small_world.hpp"

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

OpenItem payout(std::int64_t id) {
  auto item = gift(id);
  item.kind = ItemKind::payout;
  item.amount = 95'400;
  item.reference = "VIR-HA-4711";
  item.platform = "HelloAsso";
  return item;
}

const std::vector<Platform> platforms = {{"HelloAsso", {"HELLOASSO"}},
                                         {"Ulule", {"ULULE", "MANGOPAY SA"}}};

}  // namespace

TEST_CASE("a payout is found by its id, whoever the payer seems to be",
          "[reconcile]") {
  auto bank = line(1);
  bank.amount = 95'400;
  bank.booked_on = day(90);
  bank.text = "versement VIR-HA-4711";

  auto match = only_match({{bank}, {payout(7)}, {}});
  CHECK(match.pass == Pass::payout);
  CHECK(match.exact);

  bank.text.clear();
  bank.end_to_end = "VIR-HA-4711";
  CHECK(only_match({{bank}, {payout(7)}, {}}).pass == Pass::payout);
}

TEST_CASE("a payout is found by its payer, net amount and arrival",
          "[reconcile]") {
  auto bank = line(1);
  bank.amount = 95'400;
  bank.name = "HelloAsso SAS";
  bank.booked_on = day(10 + 10);  // the last day of the window

  const auto match = only_match({{bank}, {payout(7)}, platforms});
  CHECK(match.pass == Pass::payout);
  CHECK_FALSE(match.exact);

  // The law's example O12: a cent too much is an error, and is left to be seen.
  SECTION("not of another amount, by a cent") {
    for (const std::int64_t amount : {95'401, 95'399}) {
      bank.amount = amount;
      CHECK_FALSE(matched({{bank}, {payout(7)}, platforms}));
    }
  }
  SECTION("not after the window") {
    bank.booked_on = day(10 + 11);
    CHECK_FALSE(matched({{bank}, {payout(7)}, platforms}));
  }
  SECTION("nor before it") {
    bank.booked_on = day(10 - 1);
    CHECK(matched({{bank}, {payout(7)}, platforms}));
    bank.booked_on = day(10 - 2);
    CHECK_FALSE(matched({{bank}, {payout(7)}, platforms}));
  }
  SECTION("nor from another platform") {
    bank.name = "Mangopay SA";
    CHECK_FALSE(matched({{bank}, {payout(7)}, platforms}));
  }
  SECTION("nor from a payer whose name only begins like the platform's") {
    bank.name = "HELLOASSOCIATION";
    CHECK_FALSE(matched({{bank}, {payout(7)}, platforms}));
  }
}

TEST_CASE("a platform's line is never a gift, whatever it quotes",
          "[reconcile]") {
  auto bank = line(1);
  bank.name = "HELLOASSO";
  bank.text = "DON-2026-0042";
  bank.iban = "FR7630006000011234567890189";
  auto expected = gift(7);
  expected.reference = "DON-2026-0042";
  expected.iban = bank.iban;
  expected.name = bank.name;

  CHECK(matched({{bank}, {expected}, {}}));
  const auto outcome = World{{bank}, {expected}, platforms}.reconciled();
  CHECK(outcome.matches.empty());
  CHECK(outcome.suggestions.empty());
  CHECK(outcome.unmatched == std::vector<std::int64_t>{1});
}

TEST_CASE("a payout is not found by account or name", "[reconcile]") {
  auto bank = line(1);
  bank.amount = 95'400;
  bank.iban = "FR7630006000011234567890189";
  bank.name = "HelloAsso SAS";
  auto expected = payout(7);
  expected.iban = bank.iban;
  expected.name = bank.name;

  const auto outcome = World{{bank}, {expected}, {}}.reconciled();

  CHECK(outcome.matches.empty());
  REQUIRE(outcome.suggestions.size() == 1);
  CHECK(outcome.suggestions[0].candidates[0].kind == ItemKind::payout);
}
