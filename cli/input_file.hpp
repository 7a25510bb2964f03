// Files that a command reads.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <cstdio>
#include <memory>
#include <string>

namespace cli {

/// A file read piece by piece; "-" is standard input.
class InputFile {
 public:
  /// Refuses with file_unreadable.
  static obole::Result<InputFile> open(const std::string& name);
  obole::bank::Source source();
  /// All of a small file, such as a profile: of 1 MiB, what follows is left.
  static obole::Result<std::string> contents_of(const std::string& name);

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::string name_;
};

}  // namespace cli
