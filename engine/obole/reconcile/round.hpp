// One run of the passes: who is still open, and what has been said so far.

#pragma once

#include "obole/reconcile/pairing.hpp"
#include "obole/reconcile/passes.hpp"
#include "obole/reconcile/world.hpp"

#include <cstdint>
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
};

class Round {
 public:
  Round(const std::vector<OpenLine>& lines, const std::vector<OpenItem>& items);
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

  /// Ends the step: what was found is only suggested, and nobody leaves.
  void suggest();

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
  bool is_tie(const Step& step, std::span<const Member> lines,
              std::span<const Member> items) const;
  bool fits(const Step& step, Pair pair) const;
  void match(const Step& step, Pair pair, bool interchangeable);
  Doubt doubt(std::span<const Pair> of_one_line) const;

  Pairing pairing_;
  Outcome outcome_;
};

}  // namespace obole::reconcile
