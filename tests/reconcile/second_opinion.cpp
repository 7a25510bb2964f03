#include "second_opinion.hpp"

#include "plain_words.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace second_opinion {
namespace {

using namespace obole::reconcile;  // NOLINT(google-build-using-namespace)
using namespace plain_words;       // NOLINT(google-build-using-namespace)
using Fits = std::function<bool(const OpenLine&, const OpenItem&)>;

class Opinion {
 public:
  Opinion(const small_world::World& world, const Windows& windows)
      : world_(world), windows_(windows) {
    const auto order = [](auto& all, auto key) {
      std::sort(all.begin(), all.end(), [key](const auto& a, const auto& b) {
        return key(a) < key(b);
      });
    };
    order(world_.lines,
          [](const auto& each) { return std::pair(each.booked_on, each.id); });
    order(world_.items, [](const auto& each) {
      return std::tuple(each.date, each.kind, each.id);
    });
    for (const auto& line : world_.lines)
      if (line.amount == 0) gone_lines_.insert(line.id);
  }

  Outcome given() {
    payouts();
    references();
    payers();
    suggestions();
    for (const auto& line : world_.lines)
      if (decided_.count(line.id) == 0) outcome_.unmatched.push_back(line.id);
    const auto by_line = [](auto& all) {
      std::sort(all.begin(), all.end(),
                [](const auto& a, const auto& b) { return a.line < b.line; });
    };
    by_line(outcome_.matches);
    by_line(outcome_.ambiguous);
    by_line(outcome_.suggestions);
    std::sort(outcome_.unmatched.begin(), outcome_.unmatched.end());
    return outcome_;
  }

 private:
  using Id = std::pair<ItemKind, std::int64_t>;
  static Id id(const OpenItem& item) { return {item.kind, item.id}; }
  static bool of_payout(const OpenItem& item) {
    return item.kind == ItemKind::payout;
  }
  static bool within(const OpenLine& line, const OpenItem& item, int before,
                     int after) {
    const auto days = (line.booked_on - item.date).count();
    return -before <= days && days <= after;
  }

  bool of_platform(const OpenLine& line, const std::string& wanted) const {
    for (const auto& platform : world_.platforms)
      for (const auto& payer : platform.payer_names)
        if ((wanted.empty() || wanted == platform.name) &&
            contains_words(line.name, payer))
          return true;
    return false;
  }

  void payouts() {
    const Fits by_id = [](const OpenLine& line, const OpenItem& item) {
      return of_payout(item) && (cited(line.text, item.reference) ||
                                 equal(line.end_to_end, item.reference));
    };
    step(Pass::payout, true, by_id);
    doubt(Pass::payout, by_id);
    step(Pass::payout, false, [&](const OpenLine& line, const OpenItem& item) {
      return of_payout(item) && of_platform(line, item.platform) &&
             within(line, item, windows_.payout_before, windows_.payout_after);
    });
    for (const auto& line : world_.lines)
      if (of_platform(line, "")) gone_lines_.insert(line.id);
  }

  void references() {
    const auto reference = [&](Pass pass, const Fits& fits) {
      const Fits of_donor = [&](const OpenLine& line, const OpenItem& item) {
        return !of_payout(item) && fits(line, item);
      };
      step(pass, true, of_donor);
      doubt(pass, of_donor);
    };
    reference(Pass::own_reference, [](const auto& line, const auto& item) {
      return cited(line.text, item.reference);
    });
    reference(Pass::end_to_end, [](const auto& line, const auto& item) {
      return equal(line.end_to_end, item.reference);
    });
    step(Pass::end_to_end, true, [](const auto& line, const auto& item) {
      return item.kind == ItemKind::refund &&
             line.end_to_end == std::to_string(item.id);
    });
    reference(Pass::rf_reference, [](const auto& line, const auto& item) {
      return equal(line.rf_reference, item.rf_reference);
    });
  }

  void payers() {
    step(Pass::payer_account, true, [&](const auto& line, const auto& item) {
      return !of_payout(item) && equal(line.iban, item.iban) &&
             within(line, item, windows_.account_before,
                    windows_.account_after);
    });
    for (const bool exact : {true, false})
      step(Pass::payer_name, exact, [&](const auto& line, const auto& item) {
        const auto one = name_words(line.name);
        const auto other = name_words(item.name);
        return !of_payout(item) && !one.empty() &&
               (exact ? one == other : alike_names(one, other)) &&
               within(line, item, windows_.name_before, windows_.name_after);
      });
  }

  void step(Pass pass, bool exact, const Fits& fits) {
    run(pass, exact, true, [&](const OpenLine& line, const OpenItem& item) {
      return line.amount == item.amount && fits(line, item);
    });
  }
  void doubt(Pass pass, const Fits& fits) { run(pass, true, false, fits); }

  void run(Pass pass, bool exact, bool matching, const Fits& fits) {
    std::map<std::int64_t, std::vector<const OpenItem*>> found;
    std::map<Id, std::vector<const OpenLine*>> finders;
    for (const auto& line : world_.lines)
      for (const auto& item : world_.items)
        if (gone_lines_.count(line.id) == 0 &&
            gone_items_.count(id(item)) == 0 && fits(line, item)) {
          found[line.id].push_back(&item);
          finders[id(item)].push_back(&line);
        }
    for (const auto& line : world_.lines) {
      if (found.count(line.id) == 0 || gone_lines_.count(line.id) != 0)
        continue;
      const auto [lines, items] = group_of(line, found, finders);
      decide(pass, exact, matching && whole(lines, items, fits), lines, items,
             matching, found);
    }
  }

  // All that can be reached from `start`, each side in order.
  std::pair<std::vector<const OpenLine*>, std::vector<const OpenItem*>>
  group_of(const OpenLine& start,
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

  static bool whole(const std::vector<const OpenLine*>& lines,
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
                        item.platform, name_words(item.name));
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

  void decide(Pass pass, bool exact, bool taken,
              const std::vector<const OpenLine*>& lines,
              const std::vector<const OpenItem*>& items, bool matching,
              std::map<std::int64_t, std::vector<const OpenItem*>>& found) {
    for (const auto* item : items)
      gone_items_.insert(id(*item));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      gone_lines_.insert(lines[i]->id);
      decided_.insert(lines[i]->id);
      if (taken) {
        matched_items_.insert(id(*items[i]));
        outcome_.matches.push_back({lines[i]->id, items[i]->id, items[i]->kind,
                                    pass, exact, lines.size() > 1});
        continue;
      }
      const auto& own = found[lines[i]->id];
      auto cause = own.size() > 1 ? Cause::several_items : Cause::several_lines;
      if (!matching) cause = Cause::other_amount;
      outcome_.ambiguous.push_back(doubt_of(*lines[i], pass, cause, own));
    }
  }

  static Doubt doubt_of(const OpenLine& line, std::optional<Pass> pass,
                        Cause cause, const std::vector<const OpenItem*>& all) {
    Doubt doubt{line.id, pass, cause, all.size() > 5, {}};
    for (std::size_t i = 0; i < std::min<std::size_t>(5, all.size()); ++i)
      doubt.candidates.push_back({all[i]->id, all[i]->kind});
    return doubt;
  }

  void suggestions() {
    for (const auto& line : world_.lines) {
      if (decided_.count(line.id) != 0 || line.amount == 0) continue;
      std::vector<const OpenItem*> some;
      for (const auto& item : world_.items)
        if (matched_items_.count(id(item)) == 0 && item.amount == line.amount &&
            (of_payout(item) || !of_platform(line, "")) &&
            within(line, item, windows_.account_before, windows_.account_after))
          some.push_back(&item);
      if (!some.empty())
        outcome_.suggestions.push_back(
            doubt_of(line, std::nullopt, Cause::amount_and_date, some));
    }
  }

  small_world::World world_;
  Windows windows_;
  std::set<std::int64_t> gone_lines_;
  std::set<std::int64_t> decided_;
  std::set<Id> gone_items_;
  std::set<Id> matched_items_;
  Outcome outcome_;
};

}  // namespace

Outcome reconcile(const small_world::World& world, const Windows& windows) {
  return Opinion(world, windows).given();
}

}  // namespace second_opinion
