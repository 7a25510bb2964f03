// The records of a CFONB 120 file.

#pragma once

#include "obole/bank/cfonb120_characters.hpp"
#include "obole/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank::cfonb120 {

inline constexpr std::size_t record_size = 120;

/// 120 characters of Windows-1252, and the record's number in the file, from 1.
struct Record {
  std::string text;
  std::uint64_t number = 0;

  /// Positions as the specification counts them, from 1, both included.
  std::string_view field(std::size_t first, std::size_t last) const {
    return std::string_view(text).substr(first - 1, last - first + 1);
  }
  std::string_view code() const { return field(1, 2); }
};

/// Cuts a file in records.  Line ends may stand after each, nowhere, or in the
/// middle of one; blanks at the end of a line may have been cut off or added.
/// NULs and ends of file of old systems (0x1A) between records are left out.
class Records {
 public:
  explicit Records(const Source& source) : characters_(source) {}

  /// The next record; nothing at the end.  Refuses with file_malformed a line
  /// that goes on after a record with what is none.
  Result<std::optional<Record>> next();

 private:
  std::optional<char> next_character();
  std::string beginning_of_next_line();
  std::optional<Record> whole(std::string text);

  Characters characters_;
  std::string ahead_;  // characters that were looked at, still to be read
  bool is_inside_line_ = false;  // the next record follows one without line end
  std::uint64_t number_ = 0;
};

}  // namespace obole::bank::cfonb120
