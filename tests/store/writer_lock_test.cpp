#include "obole/store/writer_lock.hpp"

#include "obole/store/error.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

#include <chrono>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using obole::store::StoreError;
using obole::store::WriterLock;
using support::ScratchFolder;
using namespace std::chrono_literals;

TEST_CASE("the second to ask waits its time, then learns who holds the lock",
          "[store]") {
  const ScratchFolder folder;
  const auto file = folder / "town.obole-lock";
  const auto first = WriterLock::take(file, 0ms, "import donations");
  REQUIRE(first);

  const auto asked = std::chrono::steady_clock::now();
  CHECK_FALSE(WriterLock::take(file, 60ms, "close"));
  CHECK(std::chrono::steady_clock::now() - asked >= 60ms);

  const auto holder = WriterLock::holder(file);
  CAPTURE(holder);
  CHECK(holder.find("process " + std::to_string(::getpid()) +
                    ", import donations, since 20") == 0);
  CHECK(holder.find('\n') == std::string::npos);
}

TEST_CASE("a lock that is let go while somebody waits is theirs", "[store]") {
  const ScratchFolder folder;
  const auto file = folder / "town.obole-lock";
  auto first = WriterLock::take(file, 0ms, "first");
  REQUIRE(first);
  std::thread release([&first] {
    std::this_thread::sleep_for(30ms);
    first.reset();
  });
  const auto second = WriterLock::take(file, 10s, "second");
  release.join();
  REQUIRE(second);
  CHECK(WriterLock::holder(file).find(", second, ") != std::string::npos);
}

TEST_CASE("a process that dies leaves no lock behind", "[store]") {
  const ScratchFolder folder;
  const auto file = folder / "town.obole-lock";
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto lock = WriterLock::take(file, 0ms, "doomed");
    ::_exit(lock ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  CHECK(WriterLock::take(file, 0ms, "heir"));
}

TEST_CASE("a lock that moves is held once, and let go once", "[store]") {
  const ScratchFolder folder;
  const auto file = folder / "town.obole-lock";
  {
    auto first = WriterLock::take(file, 0ms, "first");
    REQUIRE(first);
    const auto second = std::move(*first);
    CHECK_FALSE(WriterLock::take(file, 0ms, "other"));
  }
  CHECK(WriterLock::take(file, 0ms, "other"));
}

TEST_CASE("a lock file is for its owner alone, and never a link", "[store]") {
  const ScratchFolder folder;
  const auto file = folder / "town.obole-lock";
  CHECK(WriterLock::holder(file).empty());
  REQUIRE(WriterLock::take(file, 0ms, "first"));
  namespace fs = std::filesystem;
  CHECK((fs::status(file).permissions() & fs::perms::others_all) ==
        fs::perms::none);

  std::ofstream(folder / "victim") << "precious";
  fs::create_symlink(folder / "victim", folder / "link");
  CHECK_THROWS_AS(WriterLock::take(folder / "link", 0ms, "x"), StoreError);
  CHECK(fs::file_size(folder / "victim") == 8);
  CHECK_THROWS_AS(WriterLock::take(folder / "none" / "lock", 0ms, "x"),
                  StoreError);
}
