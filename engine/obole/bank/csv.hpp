// Rows of comma-separated values (RFC 4180), streamed in a fixed buffer.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace obole::bank {

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';
};

/// One row: its fields, valid until the next is read, and the line of the file
/// on which it begins.
struct CsvRow {
  std::vector<std::string_view> fields;
  std::uint64_t line = 0;
};

class CsvReader {
 public:
  /// No row has more bytes than this, its line end left out.
  static constexpr std::size_t largest_row = std::size_t{1} << 20U;

  /// `source` outlives the reader.  A UTF-8 byte order mark is dropped.
  CsvReader(const Source& source, CsvDialect dialect);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// Reads the next row that is not blank into `row`; false at the end.  CR LF,
  /// LF and CR end a row; a quoted field may hold them.  Refuses with
  /// file_malformed: a quote inside an unquoted field or after a closing one, a
  /// quote never closed, a NUL, a row of more than 1 MiB; after that, the same
  /// refusal again.  Fields are views of the buffer: nothing is copied but what
  /// follows a doubled quote.  Memory does not grow with the file.
  Result<bool> next(CsvRow& row);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace obole::bank
