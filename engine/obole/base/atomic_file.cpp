#include "obole/base/atomic_file.hpp"

#include "obole/base/digest.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace obole {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

// Some file systems tell only here that the disk is full.
std::error_code close_file(int& descriptor) {
  const int number = std::exchange(descriptor, -1);
  return number < 0 || ::close(number) == 0 ? std::error_code{} : last_error();
}

// A device, pipe or folder is not replaced, nor is a link to one: renaming a
// file over /dev/null would be obeyed when the administrator asks.
std::error_code objection(const std::filesystem::path& file) {
  struct ::stat found {};
  if (::stat(file.c_str(), &found) != 0) return {};
  if (S_ISREG(found.st_mode)) return {};
  return std::make_error_code(S_ISDIR(found.st_mode)
                                  ? std::errc::is_a_directory
                                  : std::errc::operation_not_supported);
}

std::string temporary_name() {
  std::array<std::uint8_t, 8> random{};
  fill_random(random);
  return ".obole-" + hex(random) + ".tmp";
}

std::error_code sync_folder(int folder) {
  // EINVAL: a file system that has nothing to sync in a folder.
  if (::fsync(folder) == 0 || errno == EINVAL) return {};
  return last_error();
}

}  // namespace

AtomicFile::~AtomicFile() {
  close_file(draft_);
  if (!temporary_.empty()) ::unlinkat(folder_, temporary_.c_str(), 0);
  close_file(folder_);
}

std::error_code AtomicFile::open(const std::filesystem::path& file) {
  if (!file.has_filename())
    return std::make_error_code(std::errc::is_a_directory);
  if (const auto error = objection(file)) return error;
  const auto parent =
      file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  folder_ = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0) return last_error();
  name_ = file.filename();
  auto temporary = temporary_name();
  draft_ = ::openat(folder_, temporary.c_str(),
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    S_IRUSR | S_IWUSR);
  if (draft_ < 0) return last_error();
  temporary_ = std::move(temporary);
  // Whatever the process's mask says.
  if (::fchmod(draft_, S_IRUSR | S_IWUSR) != 0) return last_error();
  return {};
}

std::error_code AtomicFile::write(std::string_view content) {
  while (!content.empty()) {
    const auto written = ::write(draft_, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::error_code AtomicFile::commit() {
  if (::fsync(draft_) != 0) return last_error();
  if (const auto error = close_file(draft_)) return error;
  if (::renameat(folder_, temporary_.c_str(), folder_, name_.c_str()) != 0)
    return last_error();
  temporary_.clear();
  return sync_folder(folder_);
}

std::error_code write_atomically(const std::filesystem::path& file,
                                 std::string_view content) {
  AtomicFile whole;
  if (const auto error = whole.open(file)) return error;
  if (const auto error = whole.write(content)) return error;
  return whole.commit();
}

}  // namespace obole
