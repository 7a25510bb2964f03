#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace obole::night {

/// A file of the inbox, read piece by piece.
class FileSource {
 public:
  /// Refuses with file_unreadable.
  static Result<FileSource> open(const std::filesystem::path& file);

  /// Throws std::system_error where the disk fails.  Refers to this object.
  bank::Source source();

 private:
  std::ifstream file_;
};

/// All of a small file; refuses with file_unreadable, also above 1 MiB.
Result<std::string> contents_of(const std::filesystem::path& file);

}  // namespace obole::night
