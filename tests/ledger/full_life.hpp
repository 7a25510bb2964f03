#pragma once

#include "support/world.hpp"

namespace full_world {

/// Everything that may become of campaigns, promises and gifts, by hand;
/// campaign TOIT is there.
void live(support::World& world);

}  // namespace full_world
