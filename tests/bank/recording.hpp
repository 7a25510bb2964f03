// What a reader of statements tells of some bytes, written down.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace recordings {

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

  /// Whether a remark stands at `column`.
  bool remarked_at(std::string_view column) const;
};

using Reader = obole::Verdict (*)(const obole::bank::Source& source,
                                  std::string_view file,
                                  const obole::bank::StatementSink& sink);

/// A source that gives `bytes` in pieces of at most `piece`.
obole::bank::Source source_of(std::string_view bytes, std::size_t piece);

/// What `read` tells of `bytes`, given in pieces.
Recording record(Reader read, std::string_view bytes,
                 std::size_t piece = 1 << 16);

std::string bytes_of(const std::filesystem::path& file);

/// Every word of a recording in one text, to compare two of them.
std::string told(const Recording& recording);

}  // namespace recordings
