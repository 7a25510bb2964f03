// The records of a CFONB 120 file, and what a field of one holds.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank::cfonb120 {

inline constexpr std::size_t record_size = 120;

/// 120 characters of ISO 8859-1, and the record's number in the file, from 1.
struct Record {
  std::string text;
  std::uint64_t number = 0;

  /// Positions as the specification counts them, from 1, both included.
  std::string_view field(std::size_t first, std::size_t last) const {
    return std::string_view(text).substr(first - 1, last - first + 1);
  }
  std::string_view code() const { return field(1, 2); }
};

/// Cuts a file in records.
class Records {
 public:
  explicit Records(const Source& source) : source_(source) {}

  /// The next record; nothing at the end.  Refuses with file_malformed a line
  /// that is no whole number of records.
  Result<std::optional<Record>> next();

 private:
  std::optional<char> next_byte();
  std::optional<char> next_character();
  Result<std::optional<Record>> whole(std::string text);

  const Source& source_;
  std::array<char, 16384> buffer_{};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::optional<char> ahead_;  // read, and to be read again
  std::string short_line_;     // perhaps to be continued by the next
  std::uint64_t number_ = 0;
};

/// Text of a record in UTF-8, clean (clean_text).
std::string text_of(std::string_view latin1);

/// DDMMYY; blanks and zeros are no day.  Refuses with file_malformed.
Result<std::optional<Date>> day_of(std::string_view field);

/// 13 digits and one character that is the last digit and the sign, in the
/// currency's minor units; `decimals` as the record states them.  Refuses with
/// file_malformed and amount_too_large.
Result<Money> amount_of(std::string_view field, Currency currency,
                        int decimals);

}  // namespace obole::bank::cfonb120
