#pragma once

#include "support/world.hpp"

namespace full_world {

/// What is learnt of donors: records of one person, merged in a chain.
void know(support::World& world);

}  // namespace full_world
