#include "obole/base/unicode.hpp"
#include "obole/reconcile/steps.hpp"
#include "obole/reconcile/tokens.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace obole::reconcile {
namespace {

// Whether the words of `part` stand one after the other in `whole`; both are
// folded.
bool has_words(std::string_view whole, std::string_view part) {
  if (part.empty()) return false;
  for (auto at = whole.find(part); at != std::string_view::npos;
       at = whole.find(part, at + 1)) {
    const auto end = at + part.size();
    if ((at == 0 || whole[at - 1] == ' ') &&
        (end == whole.size() || whole[end] == ' '))
      return true;
  }
  return false;
}

bool is_payer(const Platform& platform, std::string_view folded_name) {
  return std::any_of(
      platform.payer_names.begin(), platform.payer_names.end(),
      [&](const std::string& payer) { return has_words(folded_name, payer); });
}

std::uint64_t key_of(std::string_view platform, std::int64_t amount) {
  return mixed(hash_of(platform), amount);
}

}  // namespace

void each_platform_of(const OpenLine& line,
                      const std::vector<Platform>& platforms,
                      const std::function<void(const Platform&)>& visit) {
  if (platforms.empty()) return;
  const auto name = folded(line.name);
  for (const Platform& platform : platforms)
    if (is_payer(platform, name)) visit(platform);
}

std::vector<PlatformLine> lines_of_platforms(
    const World& world, State state, const std::vector<Platform>& platforms) {
  std::vector<PlatformLine> found;
  for (const auto i : world.lines.in(state))
    each_platform_of(world.lines[i], platforms, [&](const Platform& platform) {
      found.push_back({i, platform.name});
    });
  return found;
}

void set_platforms_aside(Round& round, const std::vector<Platform>& platforms) {
  for (const auto& each :
       lines_of_platforms(round.world, State::open, platforms))
    round.world.lines.set_state(each.line, State::platform);
}

void by_platform(Round& round, const std::vector<Platform>& platforms,
                 Window window) {
  World& world = round.world;
  const auto platform_lines = lines_of_platforms(world, State::open, platforms);
  const auto of_lines = [&](Keys& keys) {
    for (const auto& [i, platform] : platform_lines)
      keys.add(key_of(platform, world.lines[i].amount), i);
  };
  const auto of_items = [&](Keys& keys) {
    for (const auto i : world.items.in(State::open)) {
      const OpenItem& item = world.items[i];
      if (item.kind == ItemKind::payout)
        keys.add(key_of(item.platform, item.amount), i);
    }
  };
  round.join(of_lines, of_items, window);
  round.settle({.pass = Pass::payout,
                .window = window,
                .exact = false,
                .holds = [](const OpenLine&, const OpenItem& item) {
                  return item.kind == ItemKind::payout;
                }});
  for (const auto& each : platform_lines)
    if (world.lines.state(each.line) == State::open)
      world.lines.set_state(each.line, State::platform);
}

}  // namespace obole::reconcile
