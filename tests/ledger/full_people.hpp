#pragma once

#include "support/world.hpp"

namespace full_world {

/// What is learnt of donors: records of one person, merged in a chain,
/// wishes about what is known of her.
void know(support::World& world);

}  // namespace full_world
