// The passes (passes.hpp) over however much is open.

#pragma once

#include "obole/reconcile/clusters.hpp"
#include "obole/reconcile/passes.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace obole::reconcile {

/// Takes lines and items one by one and says what became of the lines, part by
/// part.  What does not fit in memory waits in temporary files, and is then
/// dealt with in parts that have nothing to do with each other, one worked out
/// while another is told.  The result is that of reconcile() on all of them;
/// but where more sums would have to be tried than are, which of them are left
/// out may differ.
///
/// Memory: 4 bytes for every line and item, 8 MiB, and one part; a part is
/// larger than `most_in_memory` where a single web of payers and references is.
class Matcher {
 public:
  struct Settings {
    std::vector<Platform> platforms;
    Windows windows;
    std::vector<TakenBack> taken_back;
    /// Fills in the name and the account of an item's payer, which depend on
    /// its donor alone.  It is asked of those that no reference explained; none
    /// where items came with both.
    std::function<void(OpenItem&)> tell_payer = {};
  };

  /// How many lines and items together are held in memory.
  static constexpr std::size_t usual_limit = 5'000;
  explicit Matcher(std::size_t most_in_memory = usual_limit)
      : most_in_memory_(most_in_memory) {}

  /// What became of some of the lines; each line is in one part.
  struct Part {
    const std::vector<OpenLine>& lines;
    const std::vector<OpenItem>& items;  ///< all that are matched, at least
    const Outcome& outcome;
  };
  /// False: no further part is wanted.
  using Take = std::function<bool(const Part&)>;

  /// As in reconcile(), ids are unique.
  void add(OpenLine line);
  void add(OpenItem item);

  /// Runs the passes over what was added, once.
  void run(const Settings& settings, const Take& take);

 private:
  void spill();
  void keep_few();

  std::size_t most_in_memory_;
  std::vector<OpenLine> lines_;
  std::vector<OpenItem> items_;
  Members spilled_;
};

}  // namespace obole::reconcile
