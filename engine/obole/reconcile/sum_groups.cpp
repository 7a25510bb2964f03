#include "obole/reconcile/sum_groups.hpp"

#include "obole/reconcile/sums.hpp"
#include "obole/reconcile/ties.hpp"

#include <algorithm>
#include <set>

namespace obole::reconcile {
namespace {

using Places = std::vector<std::uint32_t>;

std::int64_t absolute(std::int64_t amount) {
  return amount < 0 ? -amount : amount;
}

// Those of `places` that may be part of something, alike ones together.
template <class Open>
struct Candidates {
  Places places;
  std::vector<Addend> addends;

  Candidates(const Side<Open>& side, const Places& possible) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_kind;
    for (std::uint32_t i = 0; i < possible.size(); ++i) {
      std::uint32_t kind = i;
      for (std::uint32_t j = 0; j < i && kind == i; ++j)
        if (alike(side[possible[i]], side[possible[j]])) kind = j;
      by_kind.emplace_back(kind, possible[i]);
    }
    std::stable_sort(
        by_kind.begin(), by_kind.end(),
        [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [kind, place] : by_kind) {
      places.push_back(place);
      addends.push_back({absolute(side[place].amount), kind});
    }
  }
};

class Search {
 public:
  Search(const World& world, const SumGroup& group, const Step& step,
         std::int64_t& budget, const std::vector<Pairing::Pair>& taken_back)
      : world_(world),
        group_(group),
        step_(step),
        budget_(budget),
        taken_back_(taken_back) {}

  GroupSums run() {
    for (const auto line : group_.lines) {
      Places items;
      for (const auto item : group_.items)
        if (belong(line, item)) items.push_back(item);
      look(world_.items, items, world_.lines[line].amount, [&](Places some) {
        return Together{{line}, std::move(some)};
      });
    }
    for (const auto item : group_.items) {
      if (!is_direct(world_.items[item].kind)) continue;
      Places lines;
      for (const auto line : group_.lines)
        if (belong(line, item)) lines.push_back(line);
      look(world_.lines, lines, world_.items[item].amount, [&](Places some) {
        return Together{std::move(some), {item}};
      });
    }
    if (is_untried_) return {};
    if (is_contested_ || share()) return {{}, contested()};
    return {std::move(found_), {}};
  }

 private:
  bool belong(std::uint32_t line, std::uint32_t item) const {
    const auto& one = world_.lines[line];
    const auto& other = world_.items[item];
    return (one.amount > 0) == (other.amount > 0) && other.amount != 0 &&
           step_.window.holds(world_.lines.days()[line],
                              world_.items.days()[item]) &&
           step_.holds(one, other) &&
           !std::binary_search(taken_back_.begin(), taken_back_.end(),
                               Pairing::Pair{line, item});
  }

  template <class Open, class Make>
  void look(const Side<Open>& side, const Places& possible, std::int64_t wanted,
            const Make& make) {
    if (possible.size() < 2) return;
    if (possible.size() > most_addends) {
      is_untried_ = true;
      return;
    }
    const Candidates candidates(side, possible);
    const auto sums = sums_of(candidates.addends, absolute(wanted), budget_);
    if (sums.count == Sums::Count::none) return;
    if (sums.count == Sums::Count::untried) is_untried_ = true;
    if (sums.count == Sums::Count::several) is_contested_ = true;
    Places some;
    for (const auto place : sums.places)
      some.push_back(candidates.places[place]);
    std::sort(some.begin(), some.end());
    found_.push_back(make(std::move(some)));
  }

  // Whether two sets share a line or an item.
  bool share() const {
    std::set<std::uint32_t> lines;
    std::set<std::uint32_t> items;
    for (const auto& set : found_) {
      for (const auto line : set.lines)
        if (!lines.insert(line).second) return true;
      for (const auto item : set.items)
        if (!items.insert(item).second) return true;
    }
    return false;
  }

  std::vector<Pairing::Pair> contested() const {
    std::vector<Pairing::Pair> pairs;
    for (const auto& set : found_)
      for (const auto line : set.lines)
        for (const auto item : set.items)
          pairs.push_back({line, item});
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  const World& world_;
  const SumGroup& group_;
  const Step& step_;
  std::int64_t& budget_;
  const std::vector<Pairing::Pair>& taken_back_;
  std::vector<Together> found_;
  bool is_untried_ = false;
  bool is_contested_ = false;
};

}  // namespace

GroupSums sums_in(const World& world, const SumGroup& group, const Step& step,
                  std::int64_t& budget,
                  const std::vector<Pairing::Pair>& taken_back) {
  return Search(world, group, step, budget, taken_back).run();
}

// ------------------------------------------------------- a step of the round

void Round::settle_sums(const Step& step, std::int64_t& budget) {
  if (!pairing_.take_pairs().empty()) {
    const auto members = members_of_larger_groups();
    for (std::span<const Member> rest = members; !rest.empty();) {
      std::size_t size = 1;
      while (size < rest.size() && rest[size].group == rest[0].group)
        ++size;
      settle_sum_group(step, rest.first(size), budget);
      rest = rest.subspan(size);
    }
  }
  pairing_.clear();
}

void Round::settle_sum_group(const Step& step, std::span<const Member> group,
                             std::int64_t& budget) {
  // Larger groups are left alone, so that no group costs more than its size.
  if (group.size() < 3 || group.size() > 2 * most_addends) return;
  SumGroup places;
  for (const auto& member : group)
    (member.is_item ? places.items : places.lines).push_back(member.place);
  if (step.of_one_donor) {
    const auto donor = world.items[places.items[0]].donor;
    for (const auto item : places.items)
      if (donor == 0 || world.items[item].donor != donor) return;
  }
  const auto sums = sums_in(world, places, step, budget, taken_back_);
  for (const auto& set : sums.sets) {
    const bool one_line = set.lines.size() == 1;
    const auto parts = set.lines.size() * set.items.size();
    for (const auto line : set.lines)
      for (const auto item : set.items)
        match_part(
            step, {line, item},
            one_line ? world.items[item].amount : world.lines[line].amount,
            parts);
  }
  hold(step, sums.contested);
}

void Round::hold(const Step& step, std::span<const Pair> pairs) {
  while (!pairs.empty()) {
    std::size_t size = 1;
    while (size < pairs.size() && pairs[size].line == pairs[0].line)
      ++size;
    auto& written = outcome_.ambiguous.emplace_back(doubt(pairs.first(size)));
    written.pass = step.pass;
    written.cause = Cause::several_sums;
    world.lines.set_state(pairs[0].line, State::held);
    for (const auto& pair : pairs.first(size))
      world.items.set_state(pair.item, State::held);
    pairs = pairs.subspan(size);
  }
}

}  // namespace obole::reconcile
