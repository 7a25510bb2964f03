// What read_camt053 tells of some bytes, written down.

#pragma once

#include "obole/bank/camt053.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace camt053_test {

struct Statement {
  obole::bank::StatementHead head;
  obole::bank::StatementSums sums;
  std::vector<obole::bank::Line> lines;
  bool ended = false;
};

struct Recording {
  std::vector<Statement> statements;
  std::vector<obole::bank::Remark> remarks;
  obole::Verdict verdict;

  /// Whether a remark stands at the element `path`.
  bool remarked_at(std::string_view path) const;
};

/// A source that gives `bytes` in pieces of at most `piece`.
obole::bank::Source source_of(std::string_view bytes, std::size_t piece);

Recording record(std::string_view bytes, std::size_t piece = 1 << 16);

/// The bytes of a file of ours in tests/data/camt053.
std::string sample(std::string_view name);

std::string bytes_of(const std::filesystem::path& file);

/// Every word of a recording in one text, to compare two of them.
std::string told(const Recording& recording);

/// A whole file of version .08 around `entries`, of an account in euros that
/// opens at zero and closes at `closing`.
std::string statement_with(std::string_view entries,
                           std::string_view closing = "0.00");

/// A booked credit of `amount` euros with `rest` in it.
std::string credit(std::string_view amount, std::string_view rest = "");

}  // namespace camt053_test
