// What the tests of CSV statements share: a file read by a profile.

#pragma once

#include "bank/recording.hpp"

#include "obole/bank/statement_csv.hpp"

#include <string>
#include <string_view>

namespace statement_csv_test {

inline constexpr const char* iban = "FR7630006000011234567890189";

/// What is told of `bytes`, read as amounts in euros of `account`.
recordings::Recording read(const obole::bank::StatementProfile& profile,
                           std::string_view bytes, std::size_t piece = 1 << 16,
                           std::string_view account = iban);

/// The profile of this name that comes with obole.
obole::bank::StatementProfile known(const char* name);

/// The profile that `toml` is.
obole::bank::StatementProfile own(std::string_view toml);

/// Requires that the file was read, and gives its statement.
const recordings::Statement& only(const recordings::Recording& recording);

/// "2026-03-01 -5.00 EUR LABEL" of each line.
std::vector<std::string> lines_of(const recordings::Recording& recording);

/// Requires that the file was refused so, at `line`, with parts of the English
/// sentences, and that nothing of it was ended.
void check_refused(const recordings::Recording& recording, obole::Reason reason,
                   std::uint64_t line, std::string_view column,
                   std::string_view why, std::string_view hint = "");

}  // namespace statement_csv_test
