#include "obole/reconcile/names.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

namespace obole::reconcile {

namespace {

// A return is told by what it quotes, a promise by its payer.
bool may_be_suggested(ItemKind kind) {
  return kind != ItemKind::seen_gift && kind != ItemKind::promise;
}

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

void suggest(Round& round, Window window) {
  const World& world = round.world;
  const auto join = [&](State lines_state, bool payouts_only) {
    const auto of_lines = [&](Keys& keys) {
      for (const auto i : world.lines.in(lines_state))
        keys.add(amount_key(world.lines[i].amount), i);
    };
    const auto of_items = [&](Keys& keys) {
      for (std::uint32_t i = 0; i < world.items.size(); ++i) {
        const OpenItem& item = world.items[i];
        if (world.items.state(i) != State::matched &&
            (item.kind == ItemKind::payout ||
             (!payouts_only && may_be_suggested(item.kind))))
          keys.add(amount_key(item.amount), i);
      }
    };
    round.join(of_lines, of_items, window);
  };
  join(State::open, false);
  join(State::platform, true);
  round.suggest(Cause::amount_and_date, nullptr);
}

}  // namespace obole::reconcile
