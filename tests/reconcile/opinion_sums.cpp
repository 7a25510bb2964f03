// Sums, by trying every set.

#include "opinion.hpp"

#include <algorithm>

namespace second_opinion {

void Opinion::sums() {
  sums_of(true, false, [](const auto& line, const auto& item) {
    return of_donor(item) &&
           (cited(line.text, item.batch) || equal(line.end_to_end, item.batch));
  });
  for (const auto& platform : world_.platforms) {
    for (const auto& line : world_.lines)
      if (decided_.count(line.id) == 0 && line.amount != 0 &&
          of_platform(line, platform.name))
        gone_lines_.erase(line.id);
    sums_of(false, false, [&](const auto& line, const auto& item) {
      return of_payout(item) && item.platform == platform.name &&
             of_platform(line, platform.name) &&
             within(line, item, windows_.payout_before, windows_.payout_after);
    });
    for (const auto& line : world_.lines)
      if (of_platform(line, "")) gone_lines_.insert(line.id);
  }
  sums_of(true, true, [&](const auto& line, const auto& item) {
    return of_donor(item) && equal(line.iban, item.iban) &&
           within(line, item, windows_.account_before, windows_.account_after);
  });
  sums_of(true, true, [&](const auto& line, const auto& item) {
    const auto name = name_words(line.name);
    return of_donor(item) && !name.empty() && name == name_words(item.name) &&
           within(line, item, windows_.name_before, windows_.name_after);
  });
}

std::string Opinion::described(const OpenLine& line) {
  std::string text = line.iban + '|' + line.rf_reference + '|';
  for (const auto& word : name_words(line.name))
    text += word + ' ';
  return text + std::to_string(line.amount);
}

std::string Opinion::described(const OpenItem& item) {
  std::string text =
      std::to_string(static_cast<int>(item.kind)) + '|' +
      std::to_string(item.amount) + '|' + std::to_string(item.donor) + '|' +
      std::to_string(item.campaign) + '|' + item.iban + '|' + item.reference +
      '|' + item.rf_reference + '|' + item.platform + '|' + item.batch + '|' +
      item.method + '|' + item.end_to_end + '|';
  for (const auto& word : name_words(item.name))
    text += word + ' ';
  if (item.donor == 0 && item.iban.empty() && item.name.empty())
    text += "nobody " + std::to_string(item.id);
  return text;
}

void Opinion::sums_of(bool exact, bool one_donor, const Fits& fits) {
  std::map<std::int64_t, Items> found;
  std::map<Id, Lines> finders;
  for (const auto& line : world_.lines)
    for (const auto& item : world_.items)
      if (gone_lines_.count(line.id) == 0 && gone_items_.count(id(item)) == 0 &&
          fits(line, item)) {
        found[line.id].push_back(&item);
        finders[id(item)].push_back(&line);
      }
  std::set<std::int64_t> walked;
  for (const auto& line : world_.lines) {
    if (found.count(line.id) == 0 || !walked.insert(line.id).second) continue;
    const auto [lines, items] = group_of(line, found, finders);
    for (const auto* each : lines)
      walked.insert(each->id);
    const auto donor = items[0]->donor;
    const bool alone = std::all_of(
        items.begin(), items.end(),
        [&](const auto* item) { return item->donor == donor && donor != 0; });
    if (!one_donor || alone) settle_sums(exact, lines, items, fits);
  }
}

void Opinion::settle_sums(bool exact, const Lines& lines, const Items& items,
                          const Fits& fits) {
  std::vector<Set> sets;
  bool unclear = false;
  const auto note = [&](auto some, const auto& make, bool has_single) {
    if (some.empty()) return;
    if (some.size() > 1 || has_single) unclear = true;
    for (const auto& [key, one] : some)
      sets.push_back(make(one));
  };
  const auto same_way = [&](const OpenLine& line, const OpenItem& item) {
    return fits(line, item) && !was_taken_back(line, item) &&
           (line.amount > 0) == (item.amount > 0);
  };
  for (const auto* line : lines) {
    Items some;
    for (const auto* item : items)
      if (same_way(*line, *item)) some.push_back(item);
    bool single = false;
    auto all = subsets(
        some, line->amount,
        [](const OpenItem& item) { return described(item); }, single);
    note(
        std::move(all),
        [&](const Items& one) {
          return Set{{line}, one};
        },
        single);
  }
  for (const auto* item : items) {
    if (!of_donor(*item)) continue;
    Lines some;
    for (const auto* line : lines)
      if (same_way(*line, *item)) some.push_back(line);
    bool single = false;
    auto all = subsets(
        some, item->amount,
        [](const OpenLine& line) { return described(line); }, single);
    note(
        std::move(all),
        [&](const Lines& one) {
          return Set{one, {item}};
        },
        single);
  }
  std::multiset<const OpenLine*> used_lines;
  std::multiset<const OpenItem*> used_items;
  for (const auto& set : sets) {
    used_lines.insert(set.lines.begin(), set.lines.end());
    used_items.insert(set.items.begin(), set.items.end());
  }
  for (const auto* line : lines)
    unclear = unclear || used_lines.count(line) > 1;
  for (const auto* item : items)
    unclear = unclear || used_items.count(item) > 1;
  if (!unclear) {
    for (const auto& set : sets)
      take(Pass::sum, exact, set.lines, set.items);
    return;
  }
  for (const auto* line : lines) {
    if (used_lines.count(line) == 0) continue;
    gone_lines_.insert(line->id);
    decided_.insert(line->id);
    outcome_.ambiguous.push_back(
        doubt_of(*line, Pass::sum, Cause::several_sums, {}));
  }
  for (const auto* item : items)
    if (used_items.count(item) != 0) gone_items_.insert(id(*item));
}

}  // namespace second_opinion
