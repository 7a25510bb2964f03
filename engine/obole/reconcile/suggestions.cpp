#include "obole/reconcile/names.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/suggestible.hpp"
#include "obole/reconcile/tokens.hpp"

#include <utility>
#include <vector>

namespace obole::reconcile {

namespace {

bool same_payer(const OpenLine& line, const OpenItem& item) {
  return same_reference(line.iban, item.iban) ||
         (!name_key(line.name).empty() &&
          name_key(line.name) == name_key(item.name));
}

}  // namespace

void suggest_promises(Round& round) {
  const World& world = round.world;
  const auto add = [](Keys& keys, std::uint32_t who, const std::string& iban,
                      const std::string& name) {
    if (!iban.empty()) keys.add(reference_hash(iban), who);
    const auto key = name_key(name);
    if (!key.empty()) keys.add(mixed(hash_of(key), std::int64_t{1}), who);
  };
  const auto of_items = [&](Keys& keys) {
    for (const auto i : world.items.in(State::open)) {
      const OpenItem& item = world.items[i];
      if (item.kind == ItemKind::promise) add(keys, i, item.iban, item.name);
    }
  };
  const auto of_lines = [&](Keys& keys) {
    for (const auto i : world.lines.in(State::open)) {
      const OpenLine& line = world.lines[i];
      if (line.amount > 0) add(keys, i, line.iban, line.name);
    }
  };
  round.join(of_lines, of_items, any_day);
  round.suggest(Cause::promised, same_payer);
}

void suggest(Round& round, const Windows& windows) {
  const World& world = round.world;
  std::vector<Suggestible> items;
  for (std::uint32_t i = 0; i < world.items.size(); ++i)
    if (world.items.state(i) != State::matched &&
        may_be_suggested(world.items[i].kind))
      items.push_back(suggestible(world.items[i]));
  const Suggester suggester(std::move(items), windows);
  for (std::uint32_t i = 0; i < world.lines.size(); ++i) {
    const auto state = world.lines.state(i);
    if (state != State::open && state != State::platform) continue;
    const OpenLine& line = world.lines[i];
    if (auto doubt = suggester.suggest(line.id, line.amount, line.booked_on,
                                       state == State::platform))
      round.suggest(i, std::move(*doubt));
  }
}

}  // namespace obole::reconcile
