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

// Never replaces what is there.
std::error_code rename_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(),
                  RENAME_NOREPLACE) == 0)
    return {};
  // A file system that cannot promise it: the narrow gap is accepted.
  if (errno != EINVAL && errno != ENOSYS) return last_error();
  if (is_there(to)) return std::make_error_code(std::errc::file_exists);
  if (::rename(from.c_str(), to.c_str()) != 0) return last_error();
  return {};
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
  if (const auto error = rename_new(draft_, folder_)) return error;
  draft_.clear();
  return sync_folder(parent_of(folder_));
}

std::error_code NewFolder::commit_file(const fs::path& name) {
  if (const auto error = rename_new(draft_ / name, folder_)) return error;
  return sync_folder(parent_of(folder_));
}

}  // namespace obole
