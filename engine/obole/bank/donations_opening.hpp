// The beginning of a platform's file: which layout it has, and which delimiter.

#pragma once

#include "obole/bank/csv.hpp"
#include "obole/bank/profile.hpp"
#include "obole/bank/row_columns.hpp"
#include "obole/bank/row_decoder.hpp"
#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <cstddef>
#include <string>

namespace obole::bank {

/// Reads the beginning of `source`, at most 256 KiB of it, and gives it back
/// before the rest.  `source` outlives this.
class Beginning {
 public:
  explicit Beginning(const Source& source);
  Beginning(const Beginning&) = delete;
  Beginning& operator=(const Beginning&) = delete;

  std::string_view text() const { return text_; }

  /// The whole source from its first byte; to be read once.
  Source whole();

 private:
  const Source& source_;
  std::string text_;
  std::size_t given_ = 0;
};

/// Whether the text begins with the byte order mark of UTF-8.
bool has_byte_order_mark(std::string_view beginning);

struct Opening {
  const Profile* layout;  ///< the profile itself, or one of its layouts
  char delimiter;
};

/// The layout and the delimiter under which `beginning` has most of the columns
/// that are named, all that are required among them.  Refuses what the nearest
/// of them lacks: no header, a column, an encoding.
Result<Opening> open_by(const Profile& profile, std::string_view beginning);

/// Reads up to the header row, which `row` is then, in UTF-8.  Refuses a file
/// without one.
Verdict read_header(CsvReader& reader, RowDecoder& decoder,
                    const Profile& profile, CsvRow& row);

}  // namespace obole::bank
