// A file is written whole, or what stood there stays.

#include "obole/base/atomic_file.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include <csignal>
#include <fstream>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using obole::write_atomically;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

std::ptrdiff_t files_in(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), {});
}

// Lets no file grow beyond `bytes` while it lives: a disk that fills up.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    rlimit now = before_;
    now.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

}  // namespace

TEST_CASE("a file is written with every byte it was given", "[atomic_file]") {
  const support::ScratchFolder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);

  CHECK_FALSE(write_atomically(folder / "new.csv", bytes));

  CHECK(content(folder / "new.csv") == bytes);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a file that is there is replaced", "[atomic_file]") {
  const support::ScratchFolder folder;
  std::ofstream(folder / "report.txt") << "a much longer report of last year";

  CHECK_FALSE(write_atomically(folder / "report.txt", "new"));
  CHECK_FALSE(write_atomically(folder / "empty.txt", ""));

  CHECK(content(folder / "report.txt") == "new");
  CHECK(fs::file_size(folder / "empty.txt") == 0);
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("only the owner reads the file, whatever the mask", "[atomic_file]") {
  const auto mask = GENERATE(mode_t{0}, mode_t{022}, mode_t{0777});
  const support::ScratchFolder folder;
  std::ofstream(folder / "open.txt") << "x";
  chmod((folder / "open.txt").c_str(), 0666);

  const auto before = umask(mask);
  const auto created = write_atomically(folder / "new.txt", "x");
  const auto replaced = write_atomically(folder / "open.txt", "x");
  umask(before);

  CHECK_FALSE(created);
  CHECK_FALSE(replaced);
  const auto owner_only = fs::perms::owner_read | fs::perms::owner_write;
  CHECK(fs::status(folder / "new.txt").permissions() == owner_only);
  CHECK(fs::status(folder / "open.txt").permissions() == owner_only);
}

TEST_CASE("a disk that fills up leaves what was there, and no more",
          "[atomic_file]") {
  const support::ScratchFolder folder;
  std::ofstream(folder / "report.txt") << "last year";

  std::error_code error;
  {
    const SmallDisk disk(1000);
    error = write_atomically(folder / "report.txt", std::string(1001, 'x'));
  }

  CHECK(error == std::errc::file_too_large);
  CHECK(content(folder / "report.txt") == "last year");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what is not a file is not replaced by one", "[atomic_file]") {
  const support::ScratchFolder folder;
  fs::create_directory(folder / "reports");
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  fs::create_symlink("/dev/null", folder / "nowhere");

  CHECK(write_atomically(folder / "reports", "x") == std::errc::is_a_directory);
  CHECK(write_atomically(folder / "reports" / "", "x") ==
        std::errc::is_a_directory);
  CHECK(write_atomically("", "x") == std::errc::is_a_directory);
  CHECK(write_atomically(folder / "pipe", "x") ==
        std::errc::operation_not_supported);
  CHECK(write_atomically(folder / "nowhere", "x") ==
        std::errc::operation_not_supported);
  CHECK(write_atomically(folder / "missing" / "a.txt", "x") ==
        std::errc::no_such_file_or_directory);

  CHECK(fs::is_symlink(folder / "nowhere"));
  CHECK(files_in(folder.path()) == 3);
  CHECK(fs::is_empty(folder / "reports"));
}

TEST_CASE("a link is replaced, and what it points to is left alone",
          "[atomic_file]") {
  const support::ScratchFolder folder;
  std::ofstream(folder / "precious.txt") << "precious";
  fs::create_symlink("precious.txt", folder / "link.txt");

  CHECK_FALSE(write_atomically(folder / "link.txt", "x"));

  CHECK(content(folder / "precious.txt") == "precious");
  CHECK_FALSE(fs::is_symlink(folder / "link.txt"));
  CHECK(content(folder / "link.txt") == "x");
}

TEST_CASE("a name without a folder is written here", "[atomic_file]") {
  const support::ScratchFolder folder;
  const auto before = fs::current_path();

  fs::current_path(folder.path());
  const auto error = write_atomically("here.txt", "x");
  fs::current_path(before);

  CHECK_FALSE(error);
  CHECK(content(folder / "here.txt") == "x");
}

TEST_CASE("the longest name that a folder takes can be written",
          "[atomic_file]") {
  const support::ScratchFolder folder;

  CHECK_FALSE(write_atomically(folder / std::string(255, 'n'), "x"));
  CHECK(write_atomically(folder / std::string(256, 'n'), "x") ==
        std::errc::filename_too_long);
  CHECK(files_in(folder.path()) == 1);
}
