#include "obole/base/new_folder.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace obole {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() { return {errno, std::generic_category()}; }

bool is_there(const fs::path& path) {
  struct ::stat found {};
  return ::lstat(path.c_str(), &found) == 0;
}

std::error_code sync_folder(const fs::path& folder) {
  const int descriptor =
      ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return last_error();
  // EINVAL: a file system that has nothing to sync in a folder.
  const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
  const auto error = synced ? std::error_code{} : last_error();
  ::close(descriptor);
  return error;
}

fs::path parent_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!draft_.empty()) fs::remove_all(draft_, ignored);
}

std::error_code NewFolder::open(const fs::path& folder) {
  // "bundle/" is "bundle".
  folder_ = folder.has_filename() ? folder : folder.parent_path();
  if (!folder_.has_filename() || is_there(folder_))
    return std::make_error_code(std::errc::file_exists);
  auto name = (parent_of(folder_) / ".obole-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return last_error();
  draft_ = name;
  return {};
}

std::error_code NewFolder::commit() {
  if (const auto error = sync_folder(draft_)) return error;
  if (::renameat2(AT_FDCWD, draft_.c_str(), AT_FDCWD, folder_.c_str(),
                  RENAME_NOREPLACE) != 0) {
    // A file system that cannot promise it: the narrow gap is accepted.
    if (errno != EINVAL && errno != ENOSYS) return last_error();
    if (is_there(folder_)) return std::make_error_code(std::errc::file_exists);
    if (::rename(draft_.c_str(), folder_.c_str()) != 0) return last_error();
  }
  draft_.clear();
  return sync_folder(parent_of(folder_));
}

}  // namespace obole
