// Which parameters of law there are, and what each must look like.

#pragma once

#include "obole/rules/rule_table.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obole::rules {

/// One parameter that the engine, or somebody who advises a donor, asks for.
struct Parameter {
  std::string_view name;  ///< "fr.ind.rate"; "fr.purpose.*" is a family
  ValueUnit unit;
  DateBasis basis;
  /// From its first day to its last no day may be without a value.
  bool without_gaps = true;
  /// A table of its country that has no value of it is refused.
  bool required = false;
  /// Of a word: those that are understood, parted by spaces; empty: any.
  std::string_view words = {};
};

/// All of them, by name.
std::span<const Parameter> parameters();

/// The parameter called `name`, a member of a family among them; null when
/// there is none.
const Parameter* find_parameter(std::string_view name);

/// Every name, for suggesting the one that was perhaps meant.
std::vector<std::string> parameter_names();

/// The letters before the first dot of the parameters of a country: "fr" of
/// "FR", and "uk" of "GB".
std::string prefix_of(std::string_view jurisdiction);

}  // namespace obole::rules
