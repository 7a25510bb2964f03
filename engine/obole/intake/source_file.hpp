// The files that were imported, found again by their SHA-256.

#pragma once

#include "obole/base/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace obole::intake {

/// Files kept outside the ledger, such as a night's archive.
class SourceFiles {
 public:
  /// Reads `place`, a file or a folder with all that is below it, once.
  /// Refuses with file_unreadable.
  static Result<SourceFiles> read(const std::filesystem::path& place);

  /// The file with these bytes; nothing where it is not there.
  std::optional<std::filesystem::path> find(std::string_view digest) const;

 private:
  std::map<std::string, std::filesystem::path, std::less<>> files_;
};

/// The record that begins on `line` (from 1) of a CSV file, as it came: without
/// its line end, over several lines where a quotation holds them; in UTF-8,
/// whatever of the common encodings the file is in.  Nothing past the end.
std::optional<std::string> record_at(const std::filesystem::path& file,
                                     std::int64_t line);

}  // namespace obole::intake
