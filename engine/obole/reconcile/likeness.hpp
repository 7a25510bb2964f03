// What lines and items have in common before any pass may hold them together.

#pragma once

#include "obole/reconcile/open.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace obole::reconcile {

/// Hashes of all that some passes may find a line or an item by.  A line and an
/// item without a hash in common are strangers to each other in all of these
/// passes; those that share one may turn out to be strangers, too.
struct Likeness {
  using Add = std::function<void(std::uint64_t)>;
  std::function<void(const OpenLine&, const Add&)> of_line;
  std::function<void(const OpenItem&, const Add&)> of_item;
};

/// Of the passes up to deposits (steps.hpp: early_passes).
Likeness early_likeness(const std::vector<Platform>& platforms);

/// Of payers, sums and promises (late_passes).
Likeness late_likeness(const std::vector<Platform>& platforms);

}  // namespace obole::reconcile
