#include "obole/store/writer_lock.hpp"

#include "obole/store/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace obole::store {
namespace {

using Clock = std::chrono::steady_clock;

int open_lock_file(const std::filesystem::path& file) {
  const int descriptor =
      ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor >= 0) return descriptor;
  throw StoreError(
      StoreError::Kind::unusable, 0,
      fmt::format("open {}: {}", file.string(), std::strerror(errno)));
}

bool try_lock(int descriptor) {
  for (;;) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno == EINTR) continue;
    if (errno == EWOULDBLOCK) return false;
    throw StoreError(StoreError::Kind::unusable, 0,
                     fmt::format("lock: {}", std::strerror(errno)));
  }
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                     parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

// For whoever waits next; a failure to write it costs them only this line.
void sign(int descriptor, const std::string& task) {
  const auto text =
      fmt::format("process {}, {}, since {}\n", ::getpid(), task, utc_now());
  if (::ftruncate(descriptor, 0) != 0) return;
  [[maybe_unused]] const auto written =
      ::pwrite(descriptor, text.data(), text.size(), 0);
}

}  // namespace

std::optional<WriterLock> WriterLock::take(const std::filesystem::path& file,
                                           std::chrono::milliseconds wait,
                                           const std::string& task) {
  WriterLock lock(open_lock_file(file));
  const auto deadline = Clock::now() + wait;
  auto pause = std::chrono::milliseconds{1};
  while (!try_lock(lock.descriptor_)) {
    if (Clock::now() >= deadline) return std::nullopt;
    std::this_thread::sleep_for(pause);
    if (pause < std::chrono::milliseconds{8}) pause *= 2;
  }
  sign(lock.descriptor_, task);
  return lock;
}

std::string WriterLock::holder(const std::filesystem::path& file) {
  const int descriptor =
      ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return {};
  std::array<char, 256> buffer{};
  const auto size = ::pread(descriptor, buffer.data(), buffer.size(), 0);
  ::close(descriptor);
  if (size <= 0) return {};
  std::string_view text(buffer.data(), static_cast<std::size_t>(size));
  return std::string(text.substr(0, text.find('\n')));
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace obole::store
