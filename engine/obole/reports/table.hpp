// The answer to a question: typed columns and rows, ready to be rendered.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace obole::reports {

/// Parts per ten thousand, written "0.8725" or "87,25 %".
struct Share {
  std::int64_t per_ten_thousand;
  friend bool operator==(Share, Share) = default;
};

/// One figure.  monostate is a value that is missing or does not apply.  A
/// Sentence is a word of a closed list: scripts are given its English, which
/// never changes.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Money,
                          Date, Share, bool, Sentence>;

using Row = std::vector<Cell>;

struct Column {
  std::string key;   ///< as scripts know it: "received"
  Sentence heading;  ///< as people read it
  enum class Kind : std::uint8_t { text, number } kind = Kind::text;
  /// People see it only where some row says more than nothing or zero; scripts
  /// always have it.
  bool only_if_any = false;
};

struct Table {
  std::string what;  ///< "report-campaign", for the schema name
  Sentence title;
  std::vector<std::pair<Sentence, Cell>> notes;  ///< "As of", "Root", ...
  std::vector<Column> columns;
  std::vector<Row> rows;  ///< each as long as columns
  Row totals;             ///< empty, or as long as columns
};

}  // namespace obole::reports
