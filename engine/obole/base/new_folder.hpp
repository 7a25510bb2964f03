#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace obole {

/// A folder that appears whole or not at all: it is filled under another name
/// beside its place, then renamed.  Nothing that stands there is ever replaced,
/// an empty folder and a dangling link included (file_exists).  Readable by its
/// owner only (0700).
class NewFolder {
 public:
  NewFolder() = default;
  /// Removes what was put in it, unless it was committed.
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  std::error_code open(const std::filesystem::path& folder);
  /// Where to put files, until commit().
  const std::filesystem::path& draft() const { return draft_; }
  std::error_code commit();
  /// One of its files takes the place instead, and the folder goes.
  std::error_code commit_file(const std::filesystem::path& name);

 private:
  std::filesystem::path folder_;
  std::filesystem::path draft_;  // empty when there is none
};

}  // namespace obole
