#include "obole/bundle/tar.hpp"

#include "obole/base/atomic_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

namespace obole::bundle {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = 512;
constexpr std::size_t longest_name = 100;
constexpr std::uintmax_t largest = (1ULL << 33U) - 1;  // 11 octal digits
constexpr std::size_t at_checksum = 148;

// Fields end in a zero byte, numbers are octal; owner and group are nobody.
std::string header_of(std::string_view name, std::uintmax_t size,
                      std::chrono::sys_seconds time, bool is_folder) {
  std::string head(block, '\0');
  const auto put = [&](std::size_t at, std::string_view text) {
    std::copy(text.begin(), text.end(),
              head.begin() + static_cast<std::ptrdiff_t>(at));
  };
  put(0, name);
  put(100, is_folder ? "0000700" : "0000600");
  put(108, "0000000");
  put(116, "0000000");
  put(124, fmt::format("{:011o}", size));
  put(136, fmt::format("{:011o}", time.time_since_epoch().count()));
  put(at_checksum, "        ");  // counted as spaces
  put(156, is_folder ? "5" : "0");
  put(257, std::string_view("ustar\00000", 8));
  const auto sum = std::accumulate(
      head.begin(), head.end(), 0U,
      [](unsigned all, char c) { return all + static_cast<unsigned char>(c); });
  put(at_checksum, fmt::format("{:06o}", sum));
  head[at_checksum + 6] = '\0';
  return head;
}

class Archive {
 public:
  Archive(const fs::path& file, std::chrono::sys_seconds time) : time_(time) {
    error_ = tar_.open(file);
  }

  void add_folder(const std::string& name) { head(name + '/', 0, true); }

  void add_file(const std::string& name, const fs::path& file) {
    const auto size = fs::file_size(file);
    head(name, size, false);
    std::ifstream in(file, std::ios::binary);
    std::string text(block * 128, '\0');
    for (auto left = size; left > 0 && !error_;) {
      const auto part = std::min<std::uintmax_t>(left, text.size());
      if (!in.read(text.data(), static_cast<std::streamsize>(part)))
        throw std::system_error(std::make_error_code(std::errc::io_error));
      put(std::string_view(text).substr(0, part));
      left -= part;
    }
    put(std::string((block - size % block) % block, '\0'));
  }

  std::error_code finish() {
    put(std::string(2 * block, '\0'));
    return error_ ? error_ : tar_.commit();
  }

 private:
  void head(const std::string& name, std::uintmax_t size, bool is_folder) {
    if (error_) return;
    if (name.size() > longest_name)
      error_ = std::make_error_code(std::errc::filename_too_long);
    else if (size > largest)
      error_ = std::make_error_code(std::errc::file_too_large);
    else
      put(header_of(name, size, time_, is_folder));
  }

  void put(std::string_view text) {
    if (!error_) error_ = tar_.write(text);
  }

  AtomicFile tar_;
  std::chrono::sys_seconds time_;
  std::error_code error_;
};

}  // namespace

std::error_code write_tar(const fs::path& folder, const fs::path& file,
                          std::chrono::sys_seconds time) {
  std::vector<std::string> names;
  for (const auto& one : fs::directory_iterator(folder))
    names.push_back(one.path().filename().string());
  std::sort(names.begin(), names.end());
  Archive archive(file, time);
  const auto top = folder.filename().string();
  archive.add_folder(top);
  for (const auto& name : names)
    archive.add_file(top + '/' + name, folder / name);
  return archive.finish();
}

}  // namespace obole::bundle
