// The limit: the rows that a ledger really holds, written by a loop over
// prepared statements that does nothing else.

#pragma once

#include "obole/store/database.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

/// The rows of a ledger's tables, in memory.
class RawRows {
 public:
  /// From which entry and which bank line on.
  struct Since {
    std::int64_t entry = 0;
    std::int64_t line = 1;
  };
  explicit RawRows(obole::store::Database& database)
      : RawRows(database, Since{}) {}
  RawRows(obole::store::Database& database, const Since& since);

  /// Writes them in one transaction to `database`, which has the tables.
  void write(obole::store::Database& database) const;

 private:
  struct Cell {
    char type;
    std::int64_t number;
    std::string bytes;
  };
  struct Rows {
    std::string insert;
    int columns;
    std::vector<Cell> cells;
  };
  std::vector<Rows> tables_;
};

}  // namespace bench
