// The row of a bank's CSV that has the names of the columns, where it is hard
// to find.

#pragma once

#include "obole/bank/statement_columns.hpp"
#include "obole/bank/statement_values.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::bank {

/// Keeps, of the rows that are no heading, the one that most looks like it.
class StatementHeading {
 public:
  using Cells = std::vector<std::string>;

  /// `values` outlives this.
  explicit StatementHeading(const StatementValues& values) : values_(values) {}

  void pass_over(const Cells& cells, const StatementColumns& columns,
                 std::uint64_t line);

  /// How many rows were passed over.
  std::size_t passed() const { return passed_; }

  /// The refusal (file_malformed) of a file without a heading: at the row that
  /// comes nearest, with what it lacks and the name that was perhaps meant.
  Refusal refusal() const;

 private:
  struct Candidate {
    Cells cells;
    StatementColumns columns;
    std::vector<StatementColumns::Near> near;
    std::uint64_t line;
    std::size_t rank() const { return 2 * columns.found() + near.size(); }
  };

  Refusal refusal_of(const Candidate& row) const;

  const StatementValues& values_;
  std::optional<Candidate> best_;
  std::size_t passed_ = 0;
  bool is_parted_ = false;  ///< a row has more than one cell
  char other_mark_ = '\0';  ///< stands in a row of one cell
};

/// What to do about a name that is nearly one that the profile knows.
Sentence suggestion(const StatementColumns::Near& near);

}  // namespace obole::bank
