// The bytes a CsvReader has in hand: one row and what follows it.

#pragma once

#include "obole/bank/source.hpp"

#include <cstddef>
#include <vector>

namespace obole::bank {

/// Positions count from the beginning of the row, so that they stay true when
/// the row moves to the front of the buffer to make room behind it.  A NUL
/// stands behind the last byte read: a scan that stops at NULs needs no other
/// bound.
class CsvBuffer {
 public:
  /// `source` outlives the buffer; a row longer than `largest_row` overflows.
  CsvBuffer(const Source& source, std::size_t largest_row);

  const char* row() const { return bytes_.data() + row_at_; }
  char* row() { return bytes_.data() + row_at_; }
  char byte(std::size_t at) const { return bytes_[row_at_ + at]; }

  /// Whether the byte `at` was read already; or can be, reading on.
  bool holds(std::size_t at) const { return row_at_ + at < end_; }
  bool has(std::size_t at) { return holds(at) || read_to(at); }

  /// Whether the row did not end within its bound; nothing more is read then.
  bool overflowed() const { return overflowed_; }

  /// Lets go of the first `count` bytes: the row begins behind them.
  void advance(std::size_t count) { row_at_ += count; }

 private:
  bool read_to(std::size_t at);
  bool read_on();

  const Source& source_;
  std::size_t largest_row_;
  std::vector<char> bytes_;  // one more than is ever read into it
  std::size_t row_at_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  bool overflowed_ = false;
};

}  // namespace obole::bank
