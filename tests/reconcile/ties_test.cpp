// As many lines as gifts, and nothing tells them apart; or something does.

#include "small_world.hpp"

#include "support/catch.hpp"

using namespace small_world;  // NOLINT(google-build-using-namespace)

namespace {

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

bool matched(const World& world) { return !world.reconciled().matches.empty(); }

}  // namespace

TEST_CASE("gifts of one donor that nothing tells apart are taken by date",
          "[reconcile]") {
  World world;
  for (int month = 1; month <= 3; ++month) {
    auto bank = line(10 - month);
    bank.booked_on = day(30 * month + 4);
    bank.iban = "FR7630006000011234567890189";
    bank.text = "mensualité " + std::to_string(month);
    world.lines.push_back(bank);
    auto expected = gift(20 - month);
    expected.date = day(30 * month);
    expected.iban = bank.iban;
    expected.donor = 5;
    world.items.push_back(expected);
  }

  const auto outcome = world.reconciled();

  REQUIRE(outcome.matches.size() == 3);
  for (const auto& match : outcome.matches) {
    CAPTURE(match.line);
    CHECK(match.item == match.line + 10);
    CHECK(match.interchangeable);
  }

  SECTION("but not when one line is missing") {
    world.lines.erase(world.lines.begin());
    CHECK_FALSE(matched(world));
    CHECK(world.reconciled().ambiguous.size() == 2);
  }
  SECTION("nor when the gifts are to two campaigns") {
    world.items[1].campaign = 2;
    CHECK_FALSE(matched(world));
  }
  SECTION("nor when two donors share the account") {
    world.items[1].donor = 6;
    CHECK_FALSE(matched(world));
  }
  SECTION("nor when one line has a reference of its own") {
    world.lines[1].rf_reference = "RF18539007547034";
    CHECK_FALSE(matched(world));
  }
  SECTION("nor when the payers have different names") {
    world.lines[1].name = "Anne Martin";
    CHECK_FALSE(matched(world));
  }
}

TEST_CASE("a tie in which a pair is outside the window is ambiguous",
          "[reconcile]") {
  World world;
  for (int i = 0; i < 3; ++i) {
    world.lines.push_back(line(i));
    world.lines.back().name = "Jean Dupont";
    world.items.push_back(gift(i));
    world.items.back().name = "Jean Dupont";
  }
  // Lines on days 8, 8 and 24 for gifts of days 10, 20 and 20: the second line
  // comes too early for the second gift.
  world.lines[0].booked_on = world.lines[1].booked_on = day(8);
  world.lines[2].booked_on = day(24);
  world.items[1].date = world.items[2].date = day(20);

  CHECK(world.reconciled().ambiguous.size() == 3);

  world.lines[1].booked_on = day(17);
  CHECK(world.reconciled().matches.size() == 3);
}

TEST_CASE("two donors of one name and amount are ambiguous", "[reconcile]") {
  auto one = by(7, "Jean Martin");
  one.donor = 1;
  auto other = by(8, "Martin Jean");
  other.donor = 2;

  const auto outcome = World{
      {from(1, "MARTIN JEAN"), from(2, "MARTIN JEAN")},
      {one, other},
      {}}.reconciled();

  CHECK(outcome.matches.empty());
  CHECK(outcome.ambiguous.size() == 2);
}

TEST_CASE("lines of one name from two accounts are not interchangeable",
          "[reconcile]") {
  auto one = from(1, "Jean Martin");
  auto other = from(2, "Jean Martin");
  const World alike{
      {one, other}, {by(7, "Jean Martin"), by(8, "Jean Martin")}, {}};
  CHECK(alike.reconciled().matches.size() == 2);

  one.iban = "FR7630006000011234567890189";
  other.iban = "DE89370400440532013000";
  CHECK(World{{one, other}, alike.items, {}}.reconciled().ambiguous.size() ==
        2);
}
