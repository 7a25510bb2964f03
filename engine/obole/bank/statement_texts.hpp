// The texts of a bank's CSV, whichever encoding its rows are in.

#pragma once

#include "obole/bank/statement_profile.hpp"
#include "obole/base/encoding.hpp"
#include "obole/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// Makes clean UTF-8 of row after row.  A row is in one encoding: the first of
/// the profile's that fits all its cells.  Files put together from several
/// sources are read, and it is told; a row that is in two encodings is not.
class StatementTexts {
 public:
  /// A file that begins with a byte order mark is in UTF-8 throughout.
  StatementTexts(const StatementProfile& profile, bool has_mark);

  /// Refuses with encoding_invalid a row with a cell that has no meaning in
  /// any of the encodings, or that is in UTF-8 where the row cannot be.
  Result<std::vector<std::string>> read(
      const std::vector<std::string_view>& fields, std::uint64_t line);

  /// Of the row that was read last, where it is the first in another encoding
  /// than those above it: that it is.
  std::optional<Sentence> take_remark();

 private:
  // Why a row is not in an encoding.
  struct Objection {
    std::string_view cell;
    Sentence why;
  };

  std::optional<Objection> objection(
      const std::vector<std::string_view>& fields, Encoding encoding) const;
  void note(Encoding encoding, std::uint64_t line);

  const StatementProfile& profile_;
  std::vector<Encoding> order_;
  bool has_mark_;
  std::optional<Encoding> first_;  ///< of the first row beyond ASCII
  std::uint64_t first_line_ = 0;
  std::optional<Sentence> remark_;
  bool was_told_ = false;
};

}  // namespace obole::bank
