// A table laid out in aligned columns, of any number of rows.

#pragma once

#include "obole/base/spill.hpp"
#include "obole/export/words.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obole::exports {

/// How wide a column is shows only when every row is known: until then rows
/// wait, in words, where a million of them take no memory (spill.hpp).
class TextTable {
 public:
  /// `head` has no rows, and outlives this.
  TextTable(const reports::Table& head, Language language, bool colour);

  /// Rows are as long as the columns.
  void add(std::span<const reports::Row> rows);

  /// Hands out the text, line after line.
  using Take = std::function<void(std::string_view text)>;
  void write(const Take& take);

 private:
  struct Column {
    std::size_t width = 1;
    bool is_seen = true;
  };
  struct Line {
    Words words;  // of every column
    std::vector<bool> is_negative;
  };

  void widen(const Words& words);
  void put(const Line& line);
  Line taken(std::string_view bytes) const;

  void title(const Take& take) const;
  void grid(const Take& take) const;
  void rule(const Take& take) const;
  void line(const Line& line, const Take& take) const;
  void notes(const Take& take) const;

  const reports::Table& head_;
  Language language_;
  bool colour_;
  std::vector<Column> columns_;
  Spill lines_;
};

}  // namespace obole::exports
