// Within which groups sums are sought: never among strangers, where some set
// adds up by chance.

#include "obole/reconcile/names.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

#include <string>

namespace obole::reconcile {
namespace {

bool names_batch(const OpenLine& line, const OpenItem& item) {
  return quotes(line.text, item.batch) ||
         same_reference(line.end_to_end, item.batch);
}
bool is_payout(const OpenLine&, const OpenItem& item) {
  return item.kind == ItemKind::payout;
}
bool same_account(const OpenLine& line, const OpenItem& item) {
  return same_reference(line.iban, item.iban);
}
bool same_name(const OpenLine& line, const OpenItem& item) {
  return name_key(line.name) == name_key(item.name);
}

// Adds the keys of the open lines, and of the open items that are direct.
template <class OfLine, class OfItem>
void join(Round& round, Window window, const OfLine& of_line,
          const OfItem& of_item) {
  const World& world = round.world;
  round.join(
      [&](Keys& keys) {
        for (const auto i : world.lines.in(State::open))
          of_line(world.lines[i], keys, i);
      },
      [&](Keys& keys) {
        for (const auto i : world.items.in(State::open))
          if (is_direct(world.items[i].kind)) of_item(world.items[i], keys, i);
      },
      window);
}

void of_batch(Round& round, std::int64_t& budget) {
  const auto of_line = [](const OpenLine& line, Keys& keys, std::uint32_t who) {
    Tokens tokens(line.text);
    while (const auto token = tokens.next())
      keys.add(reference_hash(*token), who);
    if (!line.end_to_end.empty())
      keys.add(mixed(reference_hash(line.end_to_end), std::int64_t{1}), who);
  };
  const auto of_item = [](const OpenItem& item, Keys& keys, std::uint32_t who) {
    if (item.batch.empty()) return;
    if (can_be_quoted(item.batch)) keys.add(reference_hash(item.batch), who);
    keys.add(mixed(reference_hash(item.batch), std::int64_t{1}), who);
  };
  join(round, any_day, of_line, of_item);
  round.settle_sums({.pass = Pass::sum, .holds = names_batch}, budget);
}

void of_platform(Round& round, const Platform& platform, Window window,
                 std::int64_t& budget) {
  const World& world = round.world;
  const auto of_lines = [&](Keys& keys) {
    for (const auto& each :
         lines_of_platforms(world, State::platform, {platform}))
      keys.add(hash_of(platform.name), each.line);
  };
  const auto of_items = [&](Keys& keys) {
    for (const auto i : world.items.in(State::open)) {
      const OpenItem& item = world.items[i];
      if (item.kind == ItemKind::payout && item.platform == platform.name)
        keys.add(hash_of(platform.name), i);
    }
  };
  round.join(of_lines, of_items, window);
  round.settle_sums(
      {.pass = Pass::sum, .window = window, .exact = false, .holds = is_payout},
      budget);
}

void of_account(Round& round, Window window, std::int64_t& budget) {
  const auto of_line = [](const OpenLine& line, Keys& keys, std::uint32_t who) {
    if (!line.iban.empty()) keys.add(reference_hash(line.iban), who);
  };
  const auto of_item = [](const OpenItem& item, Keys& keys, std::uint32_t who) {
    if (!item.iban.empty()) keys.add(reference_hash(item.iban), who);
  };
  join(round, window, of_line, of_item);
  round.settle_sums({.pass = Pass::sum,
                     .window = window,
                     .holds = same_account,
                     .of_one_donor = true},
                    budget);
}

void of_name(Round& round, Window window, std::int64_t& budget) {
  const auto add = [](const std::string& name, Keys& keys, std::uint32_t who) {
    const auto key = name_key(name);
    if (!key.empty()) keys.add(hash_of(key), who);
  };
  const auto of_line = [&](const OpenLine& line, Keys& keys,
                           std::uint32_t who) { add(line.name, keys, who); };
  const auto of_item = [&](const OpenItem& item, Keys& keys,
                           std::uint32_t who) { add(item.name, keys, who); };
  join(round, window, of_line, of_item);
  round.settle_sums({.pass = Pass::sum,
                     .window = window,
                     .holds = same_name,
                     .of_one_donor = true},
                    budget);
}

}  // namespace

void by_sum(Round& round, const std::vector<Platform>& platforms,
            const Windows& windows, std::int64_t& budget) {
  of_batch(round, budget);
  for (const auto& platform : platforms)
    of_platform(round, platform, {windows.payout_before, windows.payout_after},
                budget);
  of_account(round, {windows.account_before, windows.account_after}, budget);
  of_name(round, {windows.name_before, windows.name_after}, budget);
}

}  // namespace obole::reconcile
