#include "obole/reconcile/round.hpp"

#include "obole/reconcile/ties.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace obole::reconcile {
namespace {

using Pair = Pairing::Pair;
constexpr std::size_t most_candidates = 5;

// The leading elements that have the first one's `part`.
template <class T, class Part>
std::span<const T> leading(std::span<const T> all, Part T::*part) {
  std::size_t length = 1;
  while (length < all.size() && all[length].*part == all[0].*part)
    ++length;
  return all.first(length);
}

template <class T>
void sort_by_line(std::vector<T>& about_lines) {
  std::sort(about_lines.begin(), about_lines.end(),
            [](const T& a, const T& b) { return a.line < b.line; });
}

Cause cause_of(const Step& step, const Doubt& doubt) {
  if (!step.matches) return Cause::other_amount;
  return doubt.candidates.size() > 1 ? Cause::several_items
                                     : Cause::several_lines;
}

}  // namespace

Round::Round(const std::vector<OpenLine>& lines,
             const std::vector<OpenItem>& items)
    : world{Side(lines), Side(items)},
      pairing_(world.lines.days(), world.items.days()) {
  for (const auto i : world.lines.in(State::open))
    if (world.lines[i].amount == 0) world.lines.set_state(i, State::aside);
}

void Round::settle(const Step& step) {
  const auto pairs = match_lone_pairs(step);
  if (!pairs.empty()) {
    const auto members = members_of_larger_groups();
    for (std::span<const Member> rest = members; !rest.empty();) {
      const auto group = leading(rest, &Member::group);
      settle_group(step, group);
      rest = rest.subspan(group.size());
    }
  }
  for (std::span<const Pair> rest = pairs; !rest.empty();) {
    const auto of_line = leading(rest, &Pair::line);
    if (world.lines.state(of_line[0].line) == State::held) {
      auto& written = outcome_.ambiguous.emplace_back(doubt(of_line));
      written.pass = step.pass;
      written.cause = cause_of(step, written);
    }
    rest = rest.subspan(of_line.size());
  }
  pairing_.clear();
}

// Gives back the pairs of larger groups, and lone pairs that cannot be taken.
std::vector<Pair> Round::match_lone_pairs(const Step& step) {
  std::vector<Pair> others;
  for (const Pair pair : pairing_.take_pairs()) {
    if (pairing_.size_of(pairing_.group_of_line(pair.line)) > 2 ||
        !fits(step, pair))
      others.push_back(pair);
    else
      match(step, pair, false);
  }
  return others;
}

std::vector<Round::Member> Round::members_of_larger_groups() {
  std::vector<Member> members;
  const auto add = [&](State state, std::uint32_t group, bool is_item,
                       std::uint32_t place) {
    if (state != State::matched && pairing_.size_of(group) > 1)
      members.push_back({group, is_item, place});
  };
  for (std::uint32_t i = 0; i < world.lines.size(); ++i)
    add(world.lines.state(i), pairing_.group_of_line(i), false, i);
  for (std::uint32_t i = 0; i < world.items.size(); ++i)
    add(world.items.state(i), pairing_.group_of_item(i), true, i);
  std::sort(members.begin(), members.end());
  return members;
}

void Round::settle_group(const Step& step, std::span<const Member> group) {
  const auto lines = leading(group, &Member::is_item);
  const auto items = group.subspan(lines.size());
  if (is_tie(step, lines, items)) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      match(step, {lines[i].place, items[i].place}, true);
    return;
  }
  for (const Member& line : lines)
    world.lines.set_state(line.place, State::held);
  for (const Member& item : items)
    world.items.set_state(item.place, State::held);
}

bool Round::is_tie(const Step& step, std::span<const Member> lines,
                   std::span<const Member> items) const {
  if (lines.size() != items.size() || !step.matches) return false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Pair pair{lines[i].place, items[i].place};
    if (!pairing_.holds(pair, step.window) || !fits(step, pair) ||
        !alike(world.lines[pair.line], world.lines[lines[0].place]) ||
        !alike(world.items[pair.item], world.items[items[0].place]))
      return false;
  }
  return true;
}

bool Round::fits(const Step& step, Pair pair) const {
  const OpenLine& line = world.lines[pair.line];
  const OpenItem& item = world.items[pair.item];
  return step.matches && line.amount == item.amount && step.holds(line, item);
}

void Round::match(const Step& step, Pair pair, bool interchangeable) {
  const OpenItem& item = world.items[pair.item];
  outcome_.matches.push_back({.line = world.lines[pair.line].id,
                              .item = item.id,
                              .kind = item.kind,
                              .pass = step.pass,
                              .exact = step.exact,
                              .interchangeable = interchangeable});
  world.lines.set_state(pair.line, State::matched);
  world.items.set_state(pair.item, State::matched);
}

Doubt Round::doubt(std::span<const Pair> of_one_line) const {
  Doubt found{.line = world.lines[of_one_line[0].line].id,
              .pass = std::nullopt,
              .cause = Cause::amount_and_date,
              .more = of_one_line.size() > most_candidates,
              .candidates = {}};
  const auto shown =
      of_one_line.first(std::min(of_one_line.size(), most_candidates));
  found.candidates.reserve(shown.size());
  for (const Pair pair : shown) {
    const OpenItem& item = world.items[pair.item];
    found.candidates.push_back({item.id, item.kind});
  }
  return found;
}

void Round::suggest() {
  const auto pairs = pairing_.take_pairs();
  for (std::span<const Pair> rest = pairs; !rest.empty();) {
    const auto of_line = leading(rest, &Pair::line);
    outcome_.suggestions.push_back(doubt(of_line));
    rest = rest.subspan(of_line.size());
  }
  pairing_.clear();
}

Outcome Round::finish() && {
  for (std::uint32_t i = 0; i < world.lines.size(); ++i) {
    const auto state = world.lines.state(i);
    if (state != State::matched && state != State::held)
      outcome_.unmatched.push_back(world.lines[i].id);
  }
  std::sort(outcome_.unmatched.begin(), outcome_.unmatched.end());
  sort_by_line(outcome_.matches);
  sort_by_line(outcome_.ambiguous);
  sort_by_line(outcome_.suggestions);
  return std::move(outcome_);
}

}  // namespace obole::reconcile
