// The passes once more, by somebody else: all pairs compared with all, groups
// walked one by one, words taken apart with a regular expression.  Shares no
// code with the engine, and knows only text in ASCII.

#pragma once

#include "small_world.hpp"

namespace second_opinion {

obole::reconcile::Outcome reconcile(const small_world::World& world,
                                    const obole::reconcile::Windows& windows);

}  // namespace second_opinion
