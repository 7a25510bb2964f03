// What read_camt053 tells of some bytes, written down.

#pragma once

#include "bank/recording.hpp"

#include "obole/bank/camt053.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace camt053_test {

using recordings::bytes_of;
using recordings::Recording;
using recordings::source_of;
using recordings::Statement;
using recordings::told;

Recording record(std::string_view bytes, std::size_t piece = 1 << 16);

/// The bytes of a file of ours in tests/data/camt053.
std::string sample(std::string_view name);

/// A whole file of version .08 around `entries`, of an account in euros that
/// opens at zero and closes at `closing`.
std::string statement_with(std::string_view entries,
                           std::string_view closing = "0.00");

/// A booked credit of `amount` euros with `rest` in it.
std::string credit(std::string_view amount, std::string_view rest = "");

}  // namespace camt053_test
