// What a C library hands out, given back when we let go.

#pragma once

#include <memory>

namespace obole::paper {

template <auto release>
struct Releaser {
  template <class Thing>
  void operator()(Thing* thing) const {
    release(thing);
  }
};

template <class Thing, auto release>
using Owned = std::unique_ptr<Thing, Releaser<release>>;

}  // namespace obole::paper
