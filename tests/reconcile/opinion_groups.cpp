// Who is found together, and what is decided of them.

#include "opinion.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace second_opinion {

bool Opinion::was_taken_back(const OpenLine& line, const OpenItem& item) const {
  return std::any_of(world_.taken_back.begin(), world_.taken_back.end(),
                     [&](const TakenBack& each) {
                       return each.line == line.id && each.kind == item.kind &&
                              each.item == item.id;
                     });
}

void Opinion::step(Pass pass, bool exact, const Fits& fits) {
  run(pass, exact, true, [&](const OpenLine& line, const OpenItem& item) {
    return line.amount == item.amount && fits(line, item);
  });
}

void Opinion::doubt(Pass pass, const Fits& fits) {
  run(pass, true, false, fits);
}

void Opinion::run(Pass pass, bool exact, bool matching, const Fits& fits) {
  std::map<std::int64_t, std::vector<const OpenItem*>> found;
  std::map<Id, std::vector<const OpenLine*>> finders;
  for (const auto& line : world_.lines)
    for (const auto& item : world_.items)
      if (gone_lines_.count(line.id) == 0 && gone_items_.count(id(item)) == 0 &&
          fits(line, item)) {
        found[line.id].push_back(&item);
        finders[id(item)].push_back(&line);
      }
  for (const auto& line : world_.lines) {
    if (found.count(line.id) == 0 || gone_lines_.count(line.id) != 0) continue;
    const auto [lines, items] = group_of(line, found, finders);
    bool objected = false;
    for (const auto* each : lines)
      for (const auto* item : items)
        objected = objected || was_taken_back(*each, *item);
    if (objected) {
      if (lines.size() + items.size() > 2)
        decide(pass, exact, false, lines, items, matching, found, true);
      continue;
    }
    if (!matching && add_up(pass, lines, items, fits)) continue;
    decide(pass, exact, matching && whole(lines, items, fits), lines, items,
           matching, found);
  }
}

std::pair<std::vector<const OpenLine*>, std::vector<const OpenItem*>>
Opinion::group_of(const OpenLine& start,
                  std::map<std::int64_t, std::vector<const OpenItem*>>& found,
                  std::map<Id, std::vector<const OpenLine*>>& finders) {
  std::set<const OpenLine*> lines = {&start};
  std::set<const OpenItem*> items;
  for (std::size_t size = 0; size != lines.size() + items.size();) {
    size = lines.size() + items.size();
    for (const auto* line : lines)
      items.insert(found[line->id].begin(), found[line->id].end());
    for (const auto* item : items)
      lines.insert(finders[id(*item)].begin(), finders[id(*item)].end());
  }
  // Addresses in a sorted vector ascend as its elements do.
  return {{lines.begin(), lines.end()}, {items.begin(), items.end()}};
}

bool Opinion::whole(const std::vector<const OpenLine*>& lines,
                    const std::vector<const OpenItem*>& items,
                    const Fits& fits) {
  if (lines.size() != items.size()) return false;
  if (lines.size() == 1) return true;
  const auto of_line = [](const OpenLine& line) {
    return std::tuple(line.amount, line.iban, line.rf_reference,
                      name_words(line.name));
  };
  const auto of_item = [](const OpenItem& item) {
    return std::tuple(item.kind, item.amount, item.donor, item.campaign,
                      item.reference, item.rf_reference, item.iban,
                      item.platform, item.batch, item.method, item.end_to_end,
                      name_words(item.name));
  };
  const OpenItem& first = *items[0];
  if (first.donor == 0 && first.iban.empty() && first.name.empty())
    return false;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!fits(*lines[i], *items[i]) ||
        of_line(*lines[i]) != of_line(*lines[0]) ||
        of_item(*items[i]) != of_item(first))
      return false;
  return true;
}

void Opinion::decide(
    Pass pass, bool exact, bool taken,
    const std::vector<const OpenLine*>& lines,
    const std::vector<const OpenItem*>& items, bool matching,
    std::map<std::int64_t, std::vector<const OpenItem*>>& found,
    bool objected) {
  for (const auto* item : items)
    gone_items_.insert(id(*item));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    gone_lines_.insert(lines[i]->id);
    decided_.insert(lines[i]->id);
    if (taken) {
      matched_items_.insert(id(*items[i]));
      outcome_.matches.push_back({lines[i]->id, items[i]->id, items[i]->kind,
                                  pass, exact, lines.size() > 1,
                                  lines[i]->amount});
      continue;
    }
    const auto& own = found[lines[i]->id];
    auto cause = own.size() > 1 ? Cause::several_items : Cause::several_lines;
    if (!matching) cause = Cause::other_amount;
    if (objected) cause = Cause::taken_back;
    outcome_.ambiguous.push_back(doubt_of(*lines[i], pass, cause, own));
    if (!matching && !objected)
      tell_difference(outcome_.ambiguous.back(), lines, items);
  }
}

void Opinion::tell_difference(Doubt& doubt,
                              const std::vector<const OpenLine*>& lines,
                              const std::vector<const OpenItem*>& items) {
  const auto came = total(lines);
  const auto expected = total(items);
  if (came == expected || (came > 0 ? expected <= 0 : expected > 0)) return;
  if (came == 0) return;
  doubt.cause = std::abs(came) < std::abs(expected) ? Cause::less : Cause::more;
  doubt.difference = std::abs(came - expected);
}

void Opinion::take(Pass pass, bool exact,
                   const std::vector<const OpenLine*>& lines,
                   const std::vector<const OpenItem*>& items) {
  const auto parts =
      static_cast<std::uint32_t>(std::max(lines.size(), items.size()));
  for (const auto* line : lines)
    for (const auto* item : items) {
      gone_lines_.insert(line->id);
      decided_.insert(line->id);
      gone_items_.insert(id(*item));
      matched_items_.insert(id(*item));
      outcome_.matches.push_back(
          {line->id, item->id, item->kind, pass, exact, false,
           items.size() > 1 ? item->amount : line->amount, parts});
    }
}

bool Opinion::add_up(Pass pass, const std::vector<const OpenLine*>& lines,
                     const std::vector<const OpenItem*>& items,
                     const Fits& fits) {
  if (std::min(lines.size(), items.size()) > 1) return false;
  if (lines.size() > 1 && !of_donor(*items[0])) return false;
  if (total(lines) != total(items)) return false;
  for (const auto* line : lines)
    for (const auto* item : items)
      if (!fits(*line, *item) || line->amount * item->amount <= 0 ||
          line->amount * lines[0]->amount <= 0)
        return false;
  take(pass, true, lines, items);
  return true;
}

Doubt Opinion::doubt_of(const OpenLine& line, std::optional<Pass> pass,
                        Cause cause, const std::vector<const OpenItem*>& all) {
  Doubt doubt{line.id, pass, cause, all.size() > 5, {}, 0};
  for (std::size_t i = 0; i < std::min<std::size_t>(5, all.size()); ++i)
    doubt.candidates.push_back({all[i]->id, all[i]->kind});
  return doubt;
}

}  // namespace second_opinion
