// What the readers and writers of days and instants share.

#pragma once

#include "obole/domain/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace obole {

/// The number of at most nine digits that `text` is, or nothing.
std::optional<unsigned> number_of(std::string_view text) noexcept;

/// Appends `number`, which has at most `width` digits, with leading zeros.
void append_padded(std::string& text, unsigned number, std::size_t width);

/// A day as a text names it, before it is known to exist.
struct NamedDay {
  unsigned year;
  unsigned month;
  unsigned day;
};

/// The day of "2026-03-01", existing or not; nothing for any other text.
std::optional<NamedDay> iso_day(std::string_view text) noexcept;

/// `named`, which was written as `text`.  Refuses with date_malformed a day
/// that does not exist and years outside 1900 to 2199.
Result<Date> existing(NamedDay named, std::string_view text);

/// The refusal of a `text` that no day or instant is written like.
Refusal not_a_date(std::string_view text);

}  // namespace obole
