#pragma once

#include "obole/domain/date.hpp"
#include "obole/ledger/book.hpp"

#include <cstdint>
#include <optional>

namespace obole::reports {

/// From where a report looks: accounting days up to `as_of`, entries numbered
/// below `known_at`.  Neither: everything.
struct View {
  std::optional<Date> as_of = {};
  std::optional<std::int64_t> known_at = {};

  bool is_present() const { return !as_of && !known_at; }
};

}  // namespace obole::reports
