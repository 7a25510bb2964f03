// A platform's file, row after row: which rows hold data, which frame them, and
// what cannot be read.

#pragma once

#include "obole/bank/csv.hpp"
#include "obole/bank/donations_opening.hpp"
#include "obole/bank/profile.hpp"
#include "obole/bank/row_cells.hpp"
#include "obole/bank/row_columns.hpp"
#include "obole/bank/row_decoder.hpp"
#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// `value` for a report: safe to print, and at most 200 bytes.
std::string printable(std::string_view value);

/// What is wrong with a row, or with one of its cells.
struct RowFault {
  std::string column;  ///< as the header has it; empty: the whole row
  std::string value;   ///< printable
  Sentence why;
};

class RowReader {
 public:
  /// `source` outlives the reader.
  explicit RowReader(const Source& source) : beginning_(source) {}

  /// Finds the layout, the delimiter and the header, once; `profile` outlives
  /// the reader.  Refuses a file that cannot be read at all.
  Verdict open(const Profile& profile);

  enum class Part : std::uint8_t {
    data,
    frame,  ///< of a skipped type, or the header again
    end,
  };

  /// Goes to the next row that is not blank.  Refuses what is no CSV, and a
  /// second header with other columns.
  Result<Part> next();

  /// Makes UTF-8 of the row of data; or what is wrong with it: an unknown type,
  /// a number of fields that is not the header's, bytes without a meaning, a
  /// repetition of the header.
  std::optional<RowFault> prepare();

  /// Where the row stands, and its fields.
  const CsvRow& row() const { return row_; }

  /// The row of data, which is prepared.
  Cells cells() const { return {*columns_, row_.fields}; }

  // Both are there once the file is open.
  const Columns& columns() const { return *columns_; }
  const Profile& layout() const { return *layout_; }

 private:
  Result<Part> part() const;
  bool repeats_header() const;

  Beginning beginning_;
  Source whole_;
  const Profile* layout_ = nullptr;
  std::optional<CsvReader> reader_;
  std::optional<RowDecoder> decoder_;
  std::optional<Columns> columns_;
  std::vector<std::string> header_;
  CsvRow row_;
};

}  // namespace obole::bank
