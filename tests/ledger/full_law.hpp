#pragma once

#include "support/world.hpp"

namespace full_world {

/// What the law makes of gifts: rules, decisions, receipts, papers, a
/// declaration; campaign TOIT is there, and serves heritage.
void judge(support::World& world);

}  // namespace full_world
