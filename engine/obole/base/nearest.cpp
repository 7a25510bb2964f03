#include "obole/base/nearest.hpp"

#include <algorithm>

namespace obole {
namespace {

// How far apart two words are: letters to add, drop, replace or swap.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::vector<std::size_t>> cost(
      from.size() + 1, std::vector<std::size_t>(to.size() + 1));
  for (std::size_t i = 0; i <= from.size(); ++i)
    cost[i][0] = i;
  for (std::size_t j = 0; j <= to.size(); ++j)
    cost[0][j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                             cost[i - 1][j - 1] + change});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] &&
                           from[i - 2] == to[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[from.size()][to.size()];
}

}  // namespace

std::string nearest(std::string_view typed,
                    const std::vector<std::string>& known,
                    std::size_t farthest) {
  constexpr std::size_t longest = 64;
  std::string best;
  if (typed.size() > longest) return best;
  std::size_t least = farthest + 1;
  for (const auto& word : known) {
    const bool begins = typed.size() >= 3 && word.starts_with(typed);
    const auto apart = begins ? 0 : distance(typed, word);
    if (apart < least) {
      least = apart;
      best = word;
    }
  }
  return best;
}

}  // namespace obole
