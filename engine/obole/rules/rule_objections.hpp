// What is wrong with a rule table: everything, not the first thing only.

#pragma once

#include "obole/base/result.hpp"
#include "obole/rules/rule_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace obole::rules {

/// A table as it is written, before anything of it is known to be right.
struct WrittenTable {
  struct Row {
    std::uint64_t line;  ///< of the file, from 1
    std::string parameter;
    std::string value;
    std::string unit;
    std::string from;
    std::string to;
    std::string basis;
    std::string certainty;
    std::string source;
    std::string link;
    std::string note;
  };
  std::vector<Row> rows;
  std::string digest;  ///< SHA-256 of its bytes, hexadecimal
};

struct ReadTable {
  RuleTable table;  ///< only to be used without objections
  std::vector<Refusal>
      objections;  ///< rules_invalid, each with line and column
};

/// Reads the rows: the four of the head (table.name, table.jurisdiction,
/// table.version, table.currency), and the values.  Objects to
/// - a parameter that is not known, of another country, or missing;
/// - a unit, date basis, value, day or certainty that cannot be read, or is not
///   the parameter's;
/// - a last day before the first, two values for one day, a day without value
///   between two others where none may be;
/// - a value without source.
ReadTable read(const WrittenTable& written);

}  // namespace obole::rules
