#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace obole {

/// A file that appears whole or not at all: it is written under another name in
/// the same folder, synced, then renamed over `file`; the folder is synced too.
///
/// An empty code means done.  Else it is the system's error; what stood at
/// `file` is untouched, unless only the folder could not be synced.  A symbolic
/// link is replaced, not followed; a folder, a device or a pipe is not replaced
/// (is_a_directory, operation_not_supported).  The file is readable by its
/// owner only (0600), also where it replaces one that others could read.
class AtomicFile {
 public:
  AtomicFile() = default;
  /// Removes what was written, unless it was committed.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  std::error_code open(const std::filesystem::path& file);
  std::error_code write(std::string_view content);
  std::error_code commit();

 private:
  std::string name_;       // in the folder
  std::string temporary_;  // empty when there is none
  int folder_ = -1;
  int draft_ = -1;
};

/// Writes a whole file at once, as AtomicFile does.
std::error_code write_atomically(const std::filesystem::path& file,
                                 std::string_view content);

}  // namespace obole
