// One movement in a bank's CSV.

#pragma once

#include "obole/bank/statement.hpp"
#include "obole/bank/statement_columns.hpp"
#include "obole/bank/statement_values.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace obole::bank {

/// A row below the heading; what it is made of outlives it.
class StatementRow {
 public:
  /// `cells` are as many as `columns` are wide.
  StatementRow(const std::vector<std::string>& cells,
               const StatementColumns& columns, const StatementValues& values,
               std::uint64_t line)
      : cells_(cells), columns_(columns), values_(values), line_(line) {}

  /// What it says, without a number.  Refuses with file_malformed a day or an
  /// amount that is none and a side that is not said once, with
  /// currency_mismatch another currency or none where a column has them, and
  /// with amount_too_large.
  Result<Line> read() const;

 private:
  std::string text(StatementColumn column) const {
    return columns_.text(cells_, column);
  }
  Refusal malformed(std::string_view what, Sentence why,
                    StatementColumn column) const;
  Result<Date> day(StatementColumn column) const;
  Result<Money> amount(StatementColumn column) const;
  Verdict check_currency() const;
  Result<Money> moved() const;
  Result<Money> moved_by_word() const;
  Result<Money> moved_by_sides() const;

  const std::vector<std::string>& cells_;
  const StatementColumns& columns_;
  const StatementValues& values_;
  std::uint64_t line_;
};

}  // namespace obole::bank
