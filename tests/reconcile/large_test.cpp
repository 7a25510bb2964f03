// Worlds in which all fit all: what costs a square of their size, or lists all
// pairs, does not come to an end here.

#include "small_world.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

using namespace small_world;  // NOLINT(google-build-using-namespace)

namespace {

template <class Change>
World of(int size, Change change) {
  World world;
  for (int i = 0; i < size; ++i) {
    world.lines.push_back(line(i));
    world.items.push_back(gift(i));
    change(i, world.lines.back(), world.items.back());
  }
  return world;
}

std::string letters(int number) {
  std::string word = "XX";
  for (; number > 0; number /= 26)
    word += static_cast<char>('A' + number % 26);
  return word;
}

}  // namespace

TEST_CASE("lines that say nothing are all suggested five gifts",
          "[reconcile]") {
  constexpr int size = 40'000;
  const auto outcome = of(size, [](auto...) {}).reconciled();

  CHECK(outcome.unmatched.size() == size);
  REQUIRE(outcome.suggestions.size() == size);
  CHECK(outcome.suggestions.back().candidates.size() == 5);
  CHECK(outcome.suggestions.back().more);
}

TEST_CASE("a donor with five thousand gifts is taken by date", "[reconcile]") {
  const auto same_donor = [](int i, OpenLine& bank, OpenItem& item) {
    item.date = day(i / 4);
    bank.booked_on = day(i / 4 + 2);
    bank.iban = item.iban = "FR7630006000011234567890189";
    item.donor = 1;
  };
  auto world = of(5'000, same_donor);
  CHECK(world.reconciled().matches.size() == 5'000);

  world.lines.pop_back();
  const auto outcome = world.reconciled();
  CHECK(outcome.matches.empty());
  REQUIRE(outcome.ambiguous.size() == 4'999);
  CHECK(outcome.ambiguous[2'500].candidates.size() == 5);
  CHECK(outcome.ambiguous[2'500].more);
}

TEST_CASE("thousands of close names are ambiguous, not compared pair by pair",
          "[reconcile]") {
  constexpr int size = 20'000;
  const auto close = [](int i, OpenLine& bank, OpenItem& item) {
    bank.name = fmt::format("Jean Marie Dupont {}Y", letters(i));
    item.name = fmt::format("Jean Marie Dupont {}Z", letters(i));
  };

  const auto outcome = of(size, close).reconciled();

  CHECK(outcome.matches.empty());
  CHECK(outcome.ambiguous.size() == size);
}

TEST_CASE("one reference on every line and gift holds them all",
          "[reconcile]") {
  constexpr int size = 20'000;
  const auto quoting = [](int, OpenLine& bank, OpenItem& item) {
    bank.text = "pour TOITURE-2026";
    item.reference = "TOITURE-2026";
  };

  CHECK(of(size, quoting).reconciled().ambiguous.size() == size);
}

TEST_CASE("every line finds the gift it quotes among many", "[reconcile]") {
  constexpr int size = 40'000;
  const auto quoting = [](int i, OpenLine& bank, OpenItem& item) {
    item.reference = fmt::format("DON-{:07}", i);
    bank.text = fmt::format("merci DON-{:07} pour la toiture", i);
  };

  const auto outcome = of(size, quoting).reconciled();

  REQUIRE(outcome.matches.size() == size);
  for (const auto& match : outcome.matches)
    if (match.line != match.item) FAIL("line " << match.line);
}

TEST_CASE("a long text and a long name are read once", "[reconcile]") {
  std::string name;
  for (int i = 0; i < 100'000; ++i)
    name += letters(i) + " ";
  auto bank = line(1);
  bank.text = bank.name = name + name;
  auto item = gift(2);
  item.name = name;

  CHECK(World{{bank}, {item}, {}}.reconciled().matches.size() == 1);
}
