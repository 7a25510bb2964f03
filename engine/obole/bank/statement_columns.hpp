// Which cell of a row of a bank's CSV holds what.

#pragma once

#include "obole/bank/statement_profile.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace obole::bank {

class StatementColumns {
 public:
  using Cells = std::vector<std::string>;

  /// A column that is missing, and the cell that is nearly one of its names.
  struct Near {
    StatementColumn column;
    std::string cell;   ///< as the file has it
    std::string meant;  ///< as the profile has it
  };

  StatementColumns() = default;
  /// Where each of the columns that `profile` names stands in `cells`.
  StatementColumns(const Cells& cells, const StatementProfile& profile);

  /// How many cells a row has; 0 by default.
  std::size_t width() const { return width_; }
  /// How many of the columns are there.
  std::size_t found() const { return places_.size(); }
  bool has(StatementColumn column) const { return places_.contains(column); }

  /// The columns without which no row can be read, and that are not there: the
  /// date, the amount or both sides, and the side where the profile names it.
  std::vector<StatementColumn> missing(const StatementProfile& profile) const;

  /// Of the columns that the profile names and that are not there, those to
  /// which a cell comes near that is no column: by a letter in three.
  std::vector<Near> near(const Cells& cells,
                         const StatementProfile& profile) const;

  /// The second place of a column that stands twice and is no label: days or
  /// amounts cannot both be meant.
  std::optional<std::size_t> named_twice() const;

  /// What a row has there; labels are joined.  Empty where it has none.
  std::string text(const Cells& cells, StatementColumn column) const;

 private:
  std::map<StatementColumn, std::vector<std::size_t>> places_;
  std::size_t width_ = 0;
};

}  // namespace obole::bank
