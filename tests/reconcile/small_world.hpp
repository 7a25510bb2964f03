// Small worlds of lines and items: built by hand, or drawn by rapidcheck from
// pools so small that everything that can collide does.

#pragma once

#include "obole/reconcile/passes.hpp"
#include "support/properties.hpp"

#include <string>
#include <vector>

namespace small_world {

using obole::reconcile::ItemKind;
using obole::reconcile::OpenItem;
using obole::reconcile::OpenLine;
using obole::reconcile::Outcome;
using obole::reconcile::Platform;
using obole::reconcile::Windows;

/// Day 1 is 2 January 2026.
obole::Date day(int number);

/// A line of 50.00 on day 10 that says nothing, and a gift of the same on the
/// same day.
OpenLine line(std::int64_t id);
OpenItem gift(std::int64_t id);

struct World {
  std::vector<OpenLine> lines;
  std::vector<OpenItem> items;
  std::vector<Platform> platforms;
  std::vector<obole::reconcile::TakenBack> taken_back = {};

  Outcome reconciled() const;
};

/// What is still open after `outcome`.
World left_of(const World& world, const Outcome& outcome);

rc::Gen<World> any_world();

/// The outcome as text, line by line, for comparing and showing.
std::string written(const Outcome& outcome);

void showValue(const World& world, std::ostream& out);

}  // namespace small_world
