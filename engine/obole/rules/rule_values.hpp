// Values of a rule table, as they are written.

#pragma once

#include "obole/domain/money.hpp"
#include "obole/rules/rule_parameters.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace obole::rules {

/// Of "66/100"; nothing for what is not two whole numbers, the second above
/// zero and neither beyond a billion.
std::optional<Ratio> ratio_in(std::string_view text);

/// Of "5"; nothing for what is not a whole number from 0 to a billion.
std::optional<std::int64_t> number_in(std::string_view text);

/// Whether `value` is written as `parameter` asks.
bool can_be_read(const Parameter& parameter, std::string_view value,
                 Currency currency);

/// How a value of `parameter` is written.
Sentence form_of(const Parameter& parameter);

}  // namespace obole::rules
