// Rule tables as files: CSV, one row a value (docs/rules.md).

#pragma once

#include "obole/rules/rule_objections.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obole::intake {

/// Reads a table.  What is wrong with its values is among the objections, each
/// with `file` and its line; what cannot be read as rows at all is refused:
/// file_malformed (not CSV), encoding_invalid (not UTF-8), column_missing.
Result<rules::ReadTable> read_rule_file(std::string_view bytes,
                                        std::string_view file);

/// The names of the tables that come with the program.
std::vector<std::string_view> builtin_names();

/// One of them.  Refuses with rules_unknown.
Result<rules::RuleTable> builtin_table(std::string_view name);

}  // namespace obole::intake
