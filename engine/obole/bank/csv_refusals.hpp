// What a CsvReader says of a file that is no CSV; all are file_malformed.

#pragma once

#include "obole/base/result.hpp"

#include <cstddef>
#include <cstdint>

namespace obole::bank {

Refusal nul_byte(std::uint64_t line);
Refusal quote_inside(std::uint64_t line);
Refusal quote_left_open(std::uint64_t line);
Refusal text_after_quote(std::uint64_t line);
Refusal row_too_long(std::uint64_t line, std::size_t largest);

}  // namespace obole::bank
