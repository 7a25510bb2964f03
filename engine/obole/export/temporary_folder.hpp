#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace obole::exports {

/// A folder that is the owner's alone, and goes with what is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    auto name =
        (std::filesystem::temp_directory_path() / "obole-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw std::runtime_error("no temporary folder can be made: " + name);
    folder_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string in(std::string_view name) const {
    return (std::filesystem::path(folder_) / name).string();
  }
  const std::string& name() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace obole::exports
