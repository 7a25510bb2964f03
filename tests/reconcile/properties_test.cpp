#include "support/properties.hpp"

#include "second_opinion.hpp"
#include "small_world.hpp"

#include "obole/reconcile/names.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace small_world;  // NOLINT(google-build-using-namespace)

TEST_CASE("a second opinion decides every small world alike", "[reconcile]") {
  const auto times = GENERATE(range(0, 20));
  CAPTURE(times);
  support::holds("the engine and all pairs compared with all agree", [] {
    const auto world = *any_world();
    RC_ASSERT(written(world.reconciled()) ==
              written(second_opinion::reconcile(world, {})));
  });
}

TEST_CASE("the order of lines and items changes nothing", "[reconcile]") {
  support::holds(
      "shuffled or not, the outcome is the same", [](std::uint32_t seed) {
        const auto world = *any_world();
        auto shuffled = world;
        std::mt19937 random(seed);
        std::shuffle(shuffled.lines.begin(), shuffled.lines.end(), random);
        std::shuffle(shuffled.items.begin(), shuffled.items.end(), random);
        RC_ASSERT(written(world.reconciled()) ==
                  written(shuffled.reconciled()));
      });
}

TEST_CASE("a second run finds nothing new", "[reconcile]") {
  support::holds("what is left is decided as before", [] {
    const auto world = *any_world();
    const auto first = world.reconciled();
    auto again = left_of(world, first).reconciled();
    RC_ASSERT(again.matches.empty());
    again.matches = first.matches;
    RC_ASSERT(written(again) == written(first));
  });
}

TEST_CASE("an unrelated line changes no match", "[reconcile]") {
  support::holds("neither its amount, reference nor payer is anyone's", [] {
    auto world = *any_world();
    const auto before = world.reconciled();
    auto stranger = line(99);
    stranger.amount = 777;
    stranger.text = "loyer de septembre QUITTANCE-77";
    stranger.name = "SCI DES TILLEULS";
    stranger.iban = "FR7630001007941234567890185";
    world.lines.push_back(stranger);
    auto after = world.reconciled();
    RC_ASSERT(after.unmatched.back() == 99);
    after.unmatched.pop_back();
    RC_ASSERT(written(before) == written(after));
  });
}

TEST_CASE("every line has one outcome and no money is invented",
          "[reconcile]") {
  support::holds(
      "the matches of a line add up to it, and those of an item", [] {
        const auto world = *any_world();
        const auto outcome = world.reconciled();

        std::map<std::int64_t, std::int64_t> line_amounts;
        std::map<std::pair<ItemKind, std::int64_t>, std::int64_t> item_amounts;
        for (const auto& each : world.lines)
          line_amounts[each.id] = each.amount;
        for (const auto& each : world.items)
          item_amounts[{each.kind, each.id}] = each.amount;

        std::multiset<std::int64_t> lines(outcome.unmatched.begin(),
                                          outcome.unmatched.end());
        std::map<std::int64_t, std::int64_t> of_lines;
        std::map<std::pair<ItemKind, std::int64_t>, std::int64_t> of_items;
        for (const auto& each : outcome.ambiguous)
          lines.insert(each.line);
        for (const auto& each : outcome.matches) {
          of_lines[each.line] += each.amount;
          of_items[{each.kind, each.item}] += each.amount;
          RC_ASSERT(each.amount != 0);
          RC_ASSERT(each.parts >= 1U);
          RC_ASSERT(each.kind != ItemKind::promise);
        }
        for (const auto& [line, amount] : of_lines) {
          lines.insert(line);
          RC_ASSERT(line_amounts.at(line) == amount);
        }
        for (const auto& [item, amount] : of_items)
          RC_ASSERT(item_amounts.at(item) == amount);
        RC_ASSERT(lines.size() == world.lines.size());
        for (const auto& each : world.lines)
          RC_ASSERT(lines.count(each.id) == 1U);
      });
}

TEST_CASE("a name has one key, whatever its order and accents", "[reconcile]") {
  support::holds("words shuffled and accents dropped", [](std::uint32_t seed) {
    const std::vector<std::pair<std::string, std::string>> spellings = {
        {"Hélène", "HELENE"}, {"Lefèvre", "lefevre"}, {"François", "FRANCOIS"},
        {"Nuñez", "nunez"},   {"Sœur", "SOEUR"},      {"Ağça", "AGCA"}};
    auto some = *rc::gen::suchThat(
        rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
            rc::gen::elementOf(spellings)),
        [](const auto& all) { return !all.empty(); });
    std::string with_accents;
    for (const auto& [accented, plain] : some)
      with_accents += accented + " ";
    std::mt19937 random(seed);
    std::shuffle(some.begin(), some.end(), random);
    std::string without;
    for (const auto& [accented, plain] : some)
      without += plain + " ";
    RC_ASSERT(obole::reconcile::name_key(with_accents) ==
              obole::reconcile::name_key("MME " + without));
  });
}

TEST_CASE("hostile text is decided without a crash", "[reconcile]") {
  support::holds("any bytes that are UTF-8 in every field",
                 [](std::vector<std::uint8_t> bytes) {
                   auto one = line(1);
                   auto other = gift(1);
                   std::string text;
                   for (const auto byte : bytes)
                     text += static_cast<char>(byte % 128);
                   one.text = one.name = one.iban = one.end_to_end = text;
                   other.reference = other.name = other.iban = text;
                   const World world{{one}, {other}, {{text, {text, ""}}}};
                   const auto outcome = world.reconciled();
                   RC_ASSERT(outcome.matches.size() + outcome.ambiguous.size() +
                                 outcome.unmatched.size() ==
                             1U);
                 });
}
