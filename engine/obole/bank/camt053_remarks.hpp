// What is odd about a statement but does not stop its reading: counted, and
// told once each when the statement ends.

#pragma once

#include "obole/bank/camt053_items.hpp"
#include "obole/bank/statement.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace obole::bank::camt053 {

enum class Oddity : std::uint8_t {
  no_id,
  no_balance,
  balance_without_sign,
  openings_differ,
  entry_without_status,
  entry_with_unknown_status,
  entry_without_booking_day,
  entry_without_currency,
  batch_not_itemised,
  batch_without_amounts,
  batch_too_long,
  batch_with_charges,
  batch_unexplained,
  summary_differs,
  reversals_look_flipped,
  count_,
};

class Oddities {
 public:
  /// Counts one more, seen at `line`.
  void note(Oddity oddity, std::uint64_t line);

  /// Tells `sink` of each kind seen, at the place of its first, and forgets.
  void tell(const StatementSink& sink, std::string_view file);

 private:
  struct Seen {
    std::uint64_t times = 0;
    std::uint64_t line = 0;
  };
  std::array<Seen, static_cast<std::size_t>(Oddity::count_)> seen_{};
};

/// "camt.053" or "camt.054".
std::string_view family(Message message);

/// Remarks on the namespace of a message: none, or of an unknown version.
void remark_on_format(std::string_view format, Message message,
                      const Place& place, const StatementSink& sink);

}  // namespace obole::bank::camt053
