// The first step of checking a bundle: are these the files that were sealed?

#pragma once

#include "obole/bundle/check.hpp"

#include <functional>
#include <optional>

namespace obole::bundle {

/// A manifest that is what its seal says.
struct Sealed {
  std::string text;  ///< of the manifest, without its line end
  Digest digest{};
  std::vector<Listed> files;
  std::string program;
  std::int64_t size = 0;
  bool names = false;
};

/// Reads manifest.json and every file's digest.  Nothing where the manifest is
/// not what its seal says, or names other files than there are; files of other
/// bytes than it says are faults too, and may be read on, to tell the line.
std::optional<Sealed> sealed_files(const std::filesystem::path& folder,
                                   std::vector<Fault>& faults);

/// Hands out the lines of a file without their ends, until `take` returns
/// false.  A line that is longer than `longest`, or that ends without LF, is a
/// fault.
void read_lines(
    const std::filesystem::path& folder, const std::string& name,
    std::size_t longest, std::vector<Fault>& faults,
    const std::function<bool(std::int64_t line, std::string_view text)>& take);

}  // namespace obole::bundle
