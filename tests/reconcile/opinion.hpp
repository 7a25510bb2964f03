// The second opinion's state and steps (second_opinion.hpp).

#pragma once

#include "plain_words.hpp"
#include "small_world.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace second_opinion {

using namespace obole::reconcile;  // NOLINT(google-build-using-namespace)
using namespace plain_words;       // NOLINT(google-build-using-namespace)
using Fits = std::function<bool(const OpenLine&, const OpenItem&)>;

class Opinion {
 public:
  Opinion(const small_world::World& world, const Windows& windows);
  Outcome given();

 private:
  using Id = std::pair<ItemKind, std::int64_t>;
  static Id id(const OpenItem& item);
  bool was_taken_back(const OpenLine& line, const OpenItem& item) const;
  static bool of_payout(const OpenItem& item);
  static bool of_donor(const OpenItem& item);
  static bool within(const OpenLine& line, const OpenItem& item, int before,
                     int after);
  bool of_platform(const OpenLine& line, const std::string& wanted) const;
  void payouts();
  void references();
  void returns();
  // What small worlds hold of deposits: the codes of CFONB, and two slips.
  static std::string handed_in(const OpenLine& line);
  void deposits();
  void payers();
  void step(Pass pass, bool exact, const Fits& fits);
  void doubt(Pass pass, const Fits& fits);
  void run(Pass pass, bool exact, bool matching, const Fits& fits);
  // All that can be reached from `start`, each side in order.
  std::pair<std::vector<const OpenLine*>, std::vector<const OpenItem*>>
  group_of(const OpenLine& start,
           std::map<std::int64_t, std::vector<const OpenItem*>>& found,
           std::map<Id, std::vector<const OpenLine*>>& finders);
  static bool whole(const std::vector<const OpenLine*>& lines,
                    const std::vector<const OpenItem*>& items,
                    const Fits& fits);
  void decide(Pass pass, bool exact, bool taken,
              const std::vector<const OpenLine*>& lines,
              const std::vector<const OpenItem*>& items, bool matching,
              std::map<std::int64_t, std::vector<const OpenItem*>>& found,
              bool objected = false);
  template <class All>
  static std::int64_t total(const All& all) {
    std::int64_t sum = 0;
    for (const auto* each : all)
      sum += each->amount;
    return sum;
  }
  static void tell_difference(Doubt& doubt,
                              const std::vector<const OpenLine*>& lines,
                              const std::vector<const OpenItem*>& items);
  void take(Pass pass, bool exact, const std::vector<const OpenLine*>& lines,
            const std::vector<const OpenItem*>& items);
  bool add_up(Pass pass, const std::vector<const OpenLine*>& lines,
              const std::vector<const OpenItem*>& items, const Fits& fits);
  void sums();
  using Lines = std::vector<const OpenLine*>;
  using Items = std::vector<const OpenItem*>;
  // Every subset of two or more of `from` that makes `wanted`, each as the
  // sorted description of its members.
  template <class One, class Describe>
  static std::map<std::vector<std::string>, std::vector<const One*>> subsets(
      const std::vector<const One*>& from, std::int64_t wanted,
      const Describe& describe, bool& has_single) {
    std::map<std::vector<std::string>, std::vector<const One*>> found;
    for (std::uint32_t bits = 1; bits < (1U << from.size()); ++bits) {
      std::vector<const One*> some;
      std::vector<std::string> described;
      for (std::size_t i = 0; i < from.size(); ++i)
        if ((bits >> i & 1U) != 0) {
          some.push_back(from[i]);
          described.push_back(describe(*from[i]));
        }
      if (total(some) != wanted) continue;
      if (some.size() == 1) has_single = true;
      std::sort(described.begin(), described.end());
      const auto known = found.find(described);
      if (some.size() > 1 && (known == found.end() || some < known->second))
        found[described] = some;
    }
    return found;
  }
  static std::string described(const OpenLine& line);
  static std::string described(const OpenItem& item);
  struct Set {
    Lines lines;
    Items items;
  };
  void sums_of(bool exact, bool one_donor, const Fits& fits);
  void settle_sums(bool exact, const Lines& lines, const Items& items,
                   const Fits& fits);
  void promises();
  static Doubt doubt_of(const OpenLine& line, std::optional<Pass> pass,
                        Cause cause, const std::vector<const OpenItem*>& all);
  void suggestions();
  small_world::World world_;
  Windows windows_;
  std::set<std::int64_t> gone_lines_;
  std::set<std::int64_t> decided_;
  std::set<std::int64_t> hinted_;
  std::set<Id> gone_items_;
  std::set<Id> matched_items_;
  Outcome outcome_;
};

}  // namespace second_opinion
