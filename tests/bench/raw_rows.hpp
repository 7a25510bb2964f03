// The limit: the rows that a ledger really holds, written by a loop over
// prepared statements that does nothing else.

#pragma once

#include "obole/store/database.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

/// Every row of a ledger's tables, in memory.
class RawRows {
 public:
  /// Reads all rows with `seq` from `from` on (of the tables that have it).
  RawRows(obole::store::Database& database, std::int64_t from);

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
