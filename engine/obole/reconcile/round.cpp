#include "obole/reconcile/round.hpp"

#include "obole/reconcile/taken_back.hpp"
#include "obole/reconcile/ties.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace obole::reconcile {
namespace {

using Pair = Pairing::Pair;

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

template <class Side>
std::int64_t total(const Side& side, const auto& members) {
  std::int64_t sum = 0;
  for (const auto& member : members)
    sum += side[member.place].amount;
  return sum;
}

Cause cause_of(const Step& step, const Doubt& doubt) {
  if (!step.matches) return Cause::other_amount;
  return doubt.candidates.size() > 1 ? Cause::several_items
                                     : Cause::several_lines;
}

}  // namespace

Round::Round(const std::vector<OpenLine>& lines,
             const std::vector<OpenItem>& items,
             const std::vector<TakenBack>& taken_back)
    : world{Side(lines), Side(items)},
      pairing_(world.lines.days(), world.items.days()),
      taken_back_(places_of(world, taken_back)) {
  for (const auto i : world.lines.in(State::open))
    if (world.lines[i].amount == 0) world.lines.set_state(i, State::aside);
}

void Round::settle(const Step& step) {
  const auto pairs = match_lone_pairs(step);
  if (!pairs.empty()) {
    objected_ = objected_groups();
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
      if (objected_.contains(pairing_.group_of_line(of_line[0].line)))
        written.cause = Cause::taken_back;
      else if (!step.matches)
        tell_difference(written, pairing_.group_of_line(of_line[0].line));
    }
    rest = rest.subspan(of_line.size());
  }
  totals_.clear();
  objected_.clear();
  pairing_.clear();
}

// Gives back the pairs of larger groups, and lone pairs that cannot be taken.
std::vector<Pair> Round::match_lone_pairs(const Step& step) {
  std::vector<Pair> others;
  for (const Pair pair : pairing_.take_pairs()) {
    if (pairing_.size_of(pairing_.group_of_line(pair.line)) > 2 ||
        !fits(step, pair) || was_taken_back(pair))
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
  if (objected_.contains(group[0].group)) {
    // Nothing speaks for the two any more; of more, the others may be meant.
    if (group.size() > 2) hold_all(lines, items);
    return;
  }
  if (is_tie(step, lines, items)) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      match(step, {lines[i].place, items[i].place}, true);
    return;
  }
  if (!step.matches) {
    if (match_together(step, lines, items)) return;
    totals_[group[0].group] = {total(world.lines, lines),
                               total(world.items, items)};
  }
  hold_all(lines, items);
}

void Round::hold_all(std::span<const Member> lines,
                     std::span<const Member> items) {
  for (const Member& line : lines)
    world.lines.set_state(line.place, State::held);
  for (const Member& item : items)
    world.items.set_state(item.place, State::held);
}

// One line that quotes several items and is their sum, or several lines that
// quote one item and add up to it.
bool Round::match_together(const Step& step, std::span<const Member> lines,
                           std::span<const Member> items) {
  if (lines.size() > 1 && items.size() > 1) return false;
  if (lines.size() > 1 && !is_direct(world.items[items[0].place].kind))
    return false;
  if (total(world.lines, lines) != total(world.items, items)) return false;
  const auto sign = world.lines[lines[0].place].amount > 0;
  for (const auto& line : lines) {
    for (const auto& item : items) {
      if ((world.lines[line.place].amount > 0) != sign ||
          (world.items[item.place].amount > 0) != sign ||
          world.items[item.place].amount == 0 ||
          !step.holds(world.lines[line.place], world.items[item.place]))
        return false;
    }
  }
  const auto parts = lines.size() * items.size();
  for (const auto& line : lines) {
    for (const auto& item : items) {
      const auto amount = items.size() > 1 ? world.items[item.place].amount
                                           : world.lines[line.place].amount;
      match_part(step, {line.place, item.place}, amount, parts);
    }
  }
  return true;
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

bool Round::was_taken_back(Pair pair) const {
  return std::binary_search(taken_back_.begin(), taken_back_.end(), pair);
}

// The groups of the present step in which a person took a pair back.
std::set<std::uint32_t> Round::objected_groups() {
  std::set<std::uint32_t> groups;
  for (const Pair pair : taken_back_) {
    const auto group = pairing_.group_of_line(pair.line);
    if (group == pairing_.group_of_item(pair.item)) groups.insert(group);
  }
  return groups;
}

void Round::match(const Step& step, Pair pair, bool interchangeable) {
  match_part(step, pair, world.lines[pair.line].amount, 1);
  outcome_.matches.back().interchangeable = interchangeable;
}

void Round::match_part(const Step& step, Pair pair, std::int64_t amount,
                       std::size_t parts) {
  const OpenItem& item = world.items[pair.item];
  outcome_.matches.push_back({.line = world.lines[pair.line].id,
                              .item = item.id,
                              .kind = item.kind,
                              .pass = step.pass,
                              .exact = step.exact,
                              .amount = amount,
                              .parts = static_cast<std::uint32_t>(parts)});
  world.lines.set_state(pair.line, State::matched);
  world.items.set_state(pair.item, State::matched);
}

// By how much the money of a group that quotes a reference falls short of what
// has it, or exceeds it; nothing where the two do not go the same way.
void Round::tell_difference(Doubt& doubt, std::uint32_t group) const {
  const auto found = totals_.find(group);
  if (found == totals_.end()) return;
  const auto [lines, items] = found->second;
  if (lines == items || lines == 0 || (lines > 0) != (items > 0)) return;
  const auto difference = lines > 0 ? lines - items : items - lines;
  doubt.cause = difference < 0 ? Cause::less : Cause::more;
  doubt.difference = difference < 0 ? -difference : difference;
}

Doubt Round::doubt(std::span<const Pair> of_one_line) const {
  Doubt found{.line = world.lines[of_one_line[0].line].id,
              .pass = std::nullopt,
              .cause = Cause::amount_and_date,
              .more = of_one_line.size() > most_candidates,
              .candidates = {},
              .difference = 0};
  const auto shown =
      of_one_line.first(std::min(of_one_line.size(), most_candidates));
  found.candidates.reserve(shown.size());
  for (const Pair pair : shown) {
    const OpenItem& item = world.items[pair.item];
    found.candidates.push_back({item.id, item.kind});
  }
  return found;
}

void Round::suggest(Cause cause,
                    bool (*holds)(const OpenLine&, const OpenItem&)) {
  auto pairs = pairing_.take_pairs();
  if (holds != nullptr)
    std::erase_if(pairs, [&](const Pair& pair) {
      return !holds(world.lines[pair.line], world.items[pair.item]);
    });
  for (std::span<const Pair> rest = pairs; !rest.empty();) {
    const auto of_line = leading(rest, &Pair::line);
    outcome_.suggestions.push_back(doubt(of_line));
    outcome_.suggestions.back().cause = cause;
    world.lines.set_state(of_line[0].line, State::hinted);
    rest = rest.subspan(of_line.size());
  }
  pairing_.clear();
}

void Round::suggest(std::uint32_t line, Doubt doubt) {
  outcome_.suggestions.push_back(std::move(doubt));
  world.lines.set_state(line, State::hinted);
}

Outcome Round::finish() && {
  for (std::uint32_t i = 0; i < world.lines.size(); ++i) {
    const auto state = world.lines.state(i);
    if (state != State::matched && state != State::held)
      outcome_.unmatched.push_back(world.lines[i].id);
  }
  std::sort(outcome_.unmatched.begin(), outcome_.unmatched.end());
  std::sort(outcome_.matches.begin(), outcome_.matches.end(),
            [](const Match& a, const Match& b) {
              return std::tie(a.line, a.kind, a.item) <
                     std::tie(b.line, b.kind, b.item);
            });
  sort_by_line(outcome_.ambiguous);
  sort_by_line(outcome_.suggestions);
  return std::move(outcome_);
}

}  // namespace obole::reconcile
