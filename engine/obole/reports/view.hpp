#pragma once

#include "obole/domain/date.hpp"
#include "obole/ledger/book.hpp"

#include <cstdint>
#include <limits>
#include <optional>

namespace obole::reports {

/// From where a report looks: accounting days up to `as_of`, or all.  What is
/// known at an earlier size is a book of its own (ledger/past.hpp).
struct View {
  std::optional<Date> as_of = {};

  bool is_present() const { return !as_of; }
  /// The number of the last day that counts; nothing for all.
  std::optional<std::int64_t> day() const {
    if (!as_of) return std::nullopt;
    return day_number(*as_of);
  }
  /// The same, where all is a day that never comes.
  std::int64_t last_day() const {
    return as_of ? day_number(*as_of)
                 : std::numeric_limits<std::int64_t>::max();
  }
};

}  // namespace obole::reports
