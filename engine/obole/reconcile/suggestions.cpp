#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

namespace obole::reconcile {

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
            (item.kind == ItemKind::payout || !payouts_only))
          keys.add(amount_key(item.amount), i);
      }
    };
    round.join(of_lines, of_items, window);
  };
  join(State::open, false);
  join(State::platform, true);
  round.suggest();
}

}  // namespace obole::reconcile
