#include "obole/reconcile/taken_back.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace obole::reconcile {

std::vector<Pairing::Pair> places_of(const World& world,
                                     const std::vector<TakenBack>& taken_back) {
  std::vector<Pairing::Pair> pairs;
  if (taken_back.empty()) return pairs;
  std::map<std::int64_t, std::uint32_t> lines;
  std::map<std::pair<ItemKind, std::int64_t>, std::uint32_t> items;
  for (const auto& each : taken_back) {
    lines[each.line] = world.lines.size();
    items[{each.kind, each.item}] = world.items.size();
  }
  for (std::uint32_t i = 0; i < world.lines.size(); ++i) {
    const auto found = lines.find(world.lines[i].id);
    if (found != lines.end()) found->second = i;
  }
  for (std::uint32_t i = 0; i < world.items.size(); ++i) {
    const auto found = items.find({world.items[i].kind, world.items[i].id});
    if (found != items.end()) found->second = i;
  }
  for (const auto& each : taken_back) {
    const Pairing::Pair pair{lines[each.line], items[{each.kind, each.item}]};
    if (pair.line < world.lines.size() && pair.item < world.items.size())
      pairs.push_back(pair);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace obole::reconcile
