// One run of the passes: who is still open, and what has been said so far.

#pragma once

#include "obole/reconcile/pairing.hpp"
#include "obole/reconcile/passes.hpp"
#include "obole/reconcile/world.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace obole::reconcile {

/// How a step treats the pairs it found.
struct Step {
  Pass pass;
  Window window = any_day;
  bool exact = true;    ///< of its matches
  bool matches = true;  ///< false: what it finds is a doubt about the amount
  /// Whether the two really have in common what their keys say (keys are
  /// hashes).  Asked before every match.
  bool (*holds)(const OpenLine&, const OpenItem&);
  bool of_one_donor = false;  ///< sums: only of gifts of one and the same
};

class Round {
 public:
  Round(const std::vector<OpenLine>& lines, const std::vector<OpenItem>& items,
        const std::vector<TakenBack>& taken_back);
  Round(const Round&) = delete;
  Round& operator=(const Round&) = delete;

  World world;

  /// Adds pairs to the present step (pairing.hpp).
  void join(const Pairing::Collect& lines, const Pairing::Collect& items,
            Window window) {
    pairing_.join(lines, items, window);
  }

  /// Ends the step: whoever was found leaves, matched or held, and its doubt is
  /// written down.
  void settle(const Step& step);

  /// Ends the step: in each group, the only sets that add up leave matched, and
  /// those that cannot be told apart leave held (sum_groups.hpp).
  void settle_sums(const Step& step, std::int64_t& budget);

  /// Ends the step: what was found and `holds` (unless null) is only suggested,
  /// and nobody is held.
  void suggest(Cause cause, bool (*holds)(const OpenLine&, const OpenItem&));

  /// Suggests something for a line, which is not held.
  void suggest(std::uint32_t line, Doubt doubt);

  /// What became of every line.
  Outcome finish() &&;

 private:
  using Pair = Pairing::Pair;
  struct Member {
    std::uint32_t group;
    bool is_item;
    std::uint32_t place;

    friend auto operator<=>(const Member&, const Member&) = default;
  };

  std::vector<Pair> match_lone_pairs(const Step& step);
  std::vector<Member> members_of_larger_groups();
  void settle_group(const Step& step, std::span<const Member> group);
  bool match_together(const Step& step, std::span<const Member> lines,
                      std::span<const Member> items);
  void settle_sum_group(const Step& step, std::span<const Member> group,
                        std::int64_t& budget);
  void hold(const Step& step, std::span<const Pair> pairs);
  bool is_tie(const Step& step, std::span<const Member> lines,
              std::span<const Member> items) const;
  bool fits(const Step& step, Pair pair) const;
  bool was_taken_back(Pair pair) const;
  std::set<std::uint32_t> objected_groups();
  void hold_all(std::span<const Member> lines, std::span<const Member> items);
  void match(const Step& step, Pair pair, bool interchangeable);
  void match_part(const Step& step, Pair pair, std::int64_t amount,
                  std::size_t parts);
  void tell_difference(Doubt& doubt, std::uint32_t group) const;
  Doubt doubt(std::span<const Pair> of_one_line) const;

  Pairing pairing_;
  std::vector<Pair> taken_back_;  ///< in order
  std::set<std::uint32_t> objected_;
  Outcome outcome_;
  /// By group of the present step: what its lines and its items add up to.
  struct Totals {
    std::int64_t lines = 0;
    std::int64_t items = 0;
  };
  std::map<std::uint32_t, Totals> totals_;
};

}  // namespace obole::reconcile
