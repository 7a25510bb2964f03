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
  /// Whether `cells` are the names of the columns: they have the date, and an
  /// amount or both sides.  Keeps where each stands.
  bool find(const std::vector<std::string>& cells,
            const StatementProfile& profile);

  /// How many there are; 0 until they are found.
  std::size_t width() const { return width_; }
  bool has(StatementColumn column) const { return places_.contains(column); }

  /// The second place of a column that stands twice and is no label: days or
  /// amounts cannot both be meant.
  std::optional<std::size_t> named_twice() const;

  /// What a row has there; labels are joined.  Empty where it has none.
  std::string text(const std::vector<std::string>& cells,
                   StatementColumn column) const;

 private:
  std::map<StatementColumn, std::vector<std::size_t>> places_;
  std::size_t width_ = 0;
};

}  // namespace obole::bank
