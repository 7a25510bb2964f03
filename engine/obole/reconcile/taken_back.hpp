// Matches that people took back, among what is open.

#pragma once

#include "obole/reconcile/pairing.hpp"
#include "obole/reconcile/world.hpp"

#include <vector>

namespace obole::reconcile {

/// The places of those whose line and item are both there, in order.
std::vector<Pairing::Pair> places_of(const World& world,
                                     const std::vector<TakenBack>& taken_back);

}  // namespace obole::reconcile
