#include "obole/base/spill.hpp"

#include "obole/base/check.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace obole {
namespace {

constexpr std::size_t block_size = 4096;
using Length = std::uint32_t;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

int nameless_file() {
  const auto folder = std::filesystem::temp_directory_path();
#ifdef O_TMPFILE
  const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) return file;
#endif
  // Not every file system has files without a name.
  auto name = (folder / "obole-XXXXXX").string();
  const int named = ::mkstemp(name.data());
  if (named < 0) fail("no temporary file can be made");
  ::unlink(name.c_str());
  return named;
}

}  // namespace

Spill::Spill(std::size_t heaps) : heaps_(heaps) {}

Spill::~Spill() {
  if (file_ >= 0) ::close(file_);
}

Spill::Spill(Spill&& other) noexcept
    : heaps_(std::move(other.heaps_)),
      file_(std::exchange(other.file_, -1)),
      end_(other.end_) {}

Spill& Spill::operator=(Spill&& other) noexcept {
  std::swap(heaps_, other.heaps_);
  std::swap(file_, other.file_);
  std::swap(end_, other.end_);
  return *this;
}

void Spill::put(std::string_view record, std::size_t heap) {
  check(record.size() <= std::numeric_limits<Length>::max(),
        "a record is below 4 GiB");
  auto& to = heaps_.at(heap);
  const auto length = static_cast<Length>(record.size());
  char head[sizeof length];
  std::memcpy(head, &length, sizeof length);
  const auto after = to.pending.size() + sizeof length + record.size();
  if (after > block_size && !to.pending.empty()) write(to);
  if (to.pending.empty()) to.pending.reserve(block_size);
  to.pending.append(head, sizeof length).append(record);
  ++to.size;
}

void Spill::write(Heap& heap) {
  if (file_ < 0) file_ = nameless_file();
  std::string_view left = heap.pending;
  heap.blocks.push_back({end_, left.size()});
  while (!left.empty()) {
    const auto written = ::pwrite(file_, left.data(), left.size(), end_);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("a temporary file cannot be written");
    end_ += written;
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  heap.pending.clear();
}

void Spill::read(const Block& block, std::string& bytes) const {
  bytes.resize(block.bytes);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got = ::pread(file_, bytes.data() + done, bytes.size() - done,
                             block.offset + static_cast<std::int64_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("a temporary file cannot be read");
    check(got > 0, "a temporary file is as long as it was written");
    done += static_cast<std::size_t>(got);
  }
}

// A block has whole records only.
void Spill::each(const Visit& visit, std::size_t heap) const {
  const auto tell = [&](std::string_view bytes) {
    while (!bytes.empty()) {
      Length length = 0;
      std::memcpy(&length, bytes.data(), sizeof length);
      visit(bytes.substr(sizeof length, length));
      bytes.remove_prefix(sizeof length + length);
    }
  };
  const auto& from = heaps_.at(heap);
  std::string bytes;
  for (const auto& block : from.blocks) {
    read(block, bytes);
    tell(bytes);
  }
  tell(from.pending);
}

}  // namespace obole
