// Lines and items in canonical order, and what became of them.

#pragma once

#include "obole/reconcile/open.hpp"

#include <cstdint>
#include <vector>

namespace obole::reconcile {

enum class State : std::uint8_t {
  open,
  platform,  ///< a line whose payer is a platform: not for passes by donor
  aside,     ///< a line of amount 0: in no pass
  held,      ///< ambiguous: out of all later passes
  hinted,    ///< unmatched, and something was suggested
  matched,
};

/// One side in canonical order: by date, then kind, then id.  Its members are
/// known by their place in that order, whatever order they came in.
template <class Open>
class Side {
 public:
  /// Keeps references to `given`.  Ids are unique within a kind (checked).
  explicit Side(const std::vector<Open>& given);

  std::uint32_t size() const {
    return static_cast<std::uint32_t>(ordered_.size());
  }
  const Open& operator[](std::uint32_t place) const { return *ordered_[place]; }

  State state(std::uint32_t place) const { return states_[place]; }
  void set_state(std::uint32_t place, State state) { states_[place] = state; }

  /// The places of all in this state, in the order they were given in: nobody's
  /// result depends on it, and memory is read as it lies.
  std::vector<std::uint32_t> in(State state) const;

  /// The days, by place.
  const std::vector<std::int32_t>& days() const { return days_; }

 private:
  std::vector<const Open*> ordered_;
  std::vector<std::int32_t> days_;
  std::vector<std::uint32_t> places_;  ///< by the order given
  std::vector<State> states_;
};

struct World {
  Side<OpenLine> lines;
  Side<OpenItem> items;
};

}  // namespace obole::reconcile
