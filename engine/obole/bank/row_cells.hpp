#pragma once

#include "obole/bank/row_columns.hpp"
#include "obole/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// `text` without the spaces and no-break spaces at either end.
std::string_view trimmed(std::string_view text);

/// One row looked at by field; it and its columns outlive this.
class Cells {
 public:
  /// `fields` are UTF-8, one for each column.
  Cells(const Columns& columns, const std::vector<std::string_view>& fields)
      : columns_(columns), fields_(fields) {}

  const Columns& columns() const { return columns_; }
  bool has(Field field) const { return columns_.has(field); }

  /// The cell, trimmed; empty where the file has no such column.
  std::string_view operator[](Field field) const;

  /// The cell as clean_text.
  std::string text(Field field) const;

  /// `refusal`, of the value in the column of `field`.
  Refusal refuse(Field field, Refusal refusal) const;
  Refusal refuse(Field field, Sentence why) const;

 private:
  const Columns& columns_;
  const std::vector<std::string_view>& fields_;
};

}  // namespace obole::bank
