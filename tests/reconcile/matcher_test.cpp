// Part by part or all at once: the same is said of every line.

#include "obole/reconcile/matcher.hpp"

#include "small_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace small_world;  // NOLINT(google-build-using-namespace)
using obole::reconcile::Match;
using obole::reconcile::Matcher;

namespace {

template <class T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

template <class T>
void sort_by_line(std::vector<T>& list) {
  std::sort(list.begin(), list.end(), [](const T& a, const T& b) {
    if constexpr (requires { a.kind; })
      return std::tie(a.line, a.kind, a.item) <
             std::tie(b.line, b.kind, b.item);
    else
      return a.line < b.line;
  });
}

struct Told {
  Outcome all;
  std::size_t parts = 0;
  std::size_t largest = 0;
};

using TellPayer = std::function<void(OpenItem&)>;

Told in_parts(const World& world, std::size_t most,
              const TellPayer& tell_payer = {}) {
  Matcher matcher(most);
  for (const auto& each : world.lines)
    matcher.add(each);
  for (const auto& each : world.items)
    matcher.add(each);
  Told told;
  const auto take = [&](const Matcher::Part& part) {
    ++told.parts;
    told.largest = std::max(told.largest, part.lines.size());
    std::set<std::int64_t> lines;
    for (const auto& each : part.lines)
      lines.insert(each.id);
    for (const auto& each : part.outcome.matches)
      RC_ASSERT(lines.contains(each.line));
    append(told.all.matches, part.outcome.matches);
    append(told.all.ambiguous, part.outcome.ambiguous);
    append(told.all.suggestions, part.outcome.suggestions);
    append(told.all.unmatched, part.outcome.unmatched);
    return true;
  };
  matcher.run({world.platforms, {}, world.taken_back, tell_payer}, take);
  sort_by_line(told.all.matches);
  sort_by_line(told.all.ambiguous);
  sort_by_line(told.all.suggestions);
  std::sort(told.all.unmatched.begin(), told.all.unmatched.end());
  return told;
}

}  // namespace

TEST_CASE("in parts as small as can be, every line is decided as at once",
          "[reconcile]") {
  const auto times = GENERATE(range(0, 20));
  CAPTURE(times);
  support::holds("nothing depends on what fits in memory", [] {
    const auto world = *any_world();
    const auto most = *rc::gen::inRange<std::size_t>(0, 6);
    RC_ASSERT(written(in_parts(world, most).all) ==
              written(world.reconciled()));
  });
}

TEST_CASE("a payer told of when asked for is one that was known",
          "[reconcile]") {
  const auto times = GENERATE(range(0, 20));
  CAPTURE(times);
  support::holds("who pays may be told late", [] {
    auto world = *any_world();
    std::map<std::int64_t, OpenItem> payers;  // one item of each donor
    for (auto& item : world.items) {
      if (item.donor == 0) continue;
      const auto& payer = payers.emplace(item.donor, item).first->second;
      item.name = payer.name;
      item.iban = payer.iban;
    }
    const auto known = written(world.reconciled());
    for (auto& item : world.items) {
      if (item.donor == 0 || item.kind == ItemKind::seen_gift) continue;
      item.name.clear();
      item.iban.clear();
    }
    const auto tell_payer = [&](OpenItem& item) {
      if (item.donor == 0 || item.kind == ItemKind::seen_gift) return;
      item.name = payers.at(item.donor).name;
      item.iban = payers.at(item.donor).iban;
    };
    const auto most = *rc::gen::inRange<std::size_t>(0, 9);
    RC_ASSERT(written(in_parts(world, most, tell_payer).all) == known);
  });
}

TEST_CASE("nobody is asked who pays what a reference explains", "[reconcile]") {
  World world;
  for (int i = 1; i <= 3; ++i) {
    auto bank = line(i);
    bank.end_to_end = fmt::format("DON-{:07}", i);
    auto item = gift(i);
    item.reference = i < 3 ? bank.end_to_end : "DON-9999999";
    item.donor = i;
    world.lines.push_back(bank);
    world.items.push_back(item);
  }
  std::vector<std::int64_t> asked;
  in_parts(world, 0, [&](OpenItem& item) { asked.push_back(item.donor); });
  CHECK(asked == std::vector<std::int64_t>{3});
}

TEST_CASE("a file of transfers is one part, whoever its payees are",
          "[reconcile]") {
  World world;
  auto bank = line(1);
  bank.text = "REMB-2026-0001";
  for (int i = 1; i <= 3; ++i) {
    auto item = gift(i);
    item.kind = ItemKind::refund;
    item.amount = -1000 * i;
    item.batch = "REMB-2026-0001";
    item.name = fmt::format("Payee {}", i);
    item.donor = i;
    world.items.push_back(item);
  }
  bank.amount = -6000;
  world.lines.push_back(bank);
  CHECK(in_parts(world, 0).all.matches.size() == 3);
}

TEST_CASE("a platform and its payouts are one part", "[reconcile]") {
  World world;
  world.platforms = {{"HelloAsso", {"HELLOASSO"}}};
  for (int i = 1; i <= 3; ++i) {
    auto bank = line(i);
    bank.amount = i < 3 ? 1000 * i : 12'000;
    bank.name = "HelloAsso SAS";
    world.lines.push_back(bank);
  }
  for (int i = 1; i <= 4; ++i) {
    auto item = gift(i);
    item.kind = ItemKind::payout;
    item.amount = i < 3 ? 1000 * i : 6000 - i;
    item.platform = "HelloAsso";
    world.items.push_back(item);
  }
  world.items[3].amount = 12'000 - world.items[2].amount;
  const auto told = in_parts(world, 0);
  CHECK(told.all.matches.size() == 4);
  CHECK(written(told.all) == written(world.reconciled()));
}

TEST_CASE("a promise and its payer are one part, by name or by account",
          "[reconcile]") {
  World world;
  for (int i = 1; i <= 2; ++i) {
    auto bank = line(i);
    auto item = gift(i);
    item.kind = ItemKind::promise;
    item.amount = 77;
    (i == 1 ? bank.name : bank.iban) = "DE89370400440532013000";
    (i == 1 ? item.name : item.iban) = "DE89370400440532013000";
    world.lines.push_back(bank);
    world.items.push_back(item);
  }
  const auto told = in_parts(world, 0);
  CHECK(told.all.suggestions.size() == 2);
  CHECK(written(told.all) == written(world.reconciled()));
}

TEST_CASE("payers who have nothing in common are in parts of their own",
          "[reconcile]") {
  World world;
  for (int i = 0; i < 1000; ++i) {
    auto bank = line(i);
    bank.text = fmt::format("merci DON-{:07}", i);
    world.lines.push_back(bank);
    auto item = gift(i);
    item.reference = fmt::format("DON-{:07}", i);
    world.items.push_back(item);
  }
  const auto told = in_parts(world, 100);

  CHECK(told.all.matches.size() == 1000);
  CHECK(told.parts >= 20);
  CHECK(told.largest <= 50);
}

TEST_CASE("what is not wanted any more is not looked at", "[reconcile]") {
  Matcher matcher(1);
  for (int i = 0; i < 10; ++i) {
    auto bank = line(i);
    bank.end_to_end = fmt::format("DON-{:07}", i);
    matcher.add(bank);
    auto item = gift(i);
    item.reference = bank.end_to_end;
    matcher.add(item);
  }
  int parts = 0;
  matcher.run({}, [&](const Matcher::Part&) { return ++parts < 3; });
  CHECK(parts == 3);
}
