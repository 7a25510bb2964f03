// A bundle as one file, unpacked by others' programs.

#include "obole/bundle/tar.hpp"

#include "bundle/parcel.hpp"

#include "obole/ledger/entries.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <sstream>

using namespace bundle_tests;
using obole::Reason;

namespace {

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

// What Python's tarfile says of each member, and what tar does.
constexpr const char* listing =
    "import sys, tarfile\n"
    "with tarfile.open(sys.argv[1], 'r:') as tar:\n"
    "    for one in tar:\n"
    "        print(one.name, one.size, oct(one.mode), one.uid, one.gid,"
    " one.mtime, one.type.decode(), repr(one.uname + one.gname))\n";

}  // namespace

TEST_CASE("what tar unpacks is the bundle, and verifies", "[bundle]") {
  Parcel parcel;
  const auto& at = parcel.world().folder();
  auto book = parcel.world().opened(obole::store::Access::read);
  const auto tar = at / "parcel.tar";
  const auto made =
      bundle::make(book, {tar, true, program, parcel.signed_by_all_zeros(book)})
          .value();
  CHECK(made.manifest == parcel.made().manifest);
  CHECK((fs::status(tar).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  const auto heard = run("cd " + quoted(at.path()) +
                         " && mkdir out && tar -xf parcel.tar -C out");
  INFO(heard.says);
  REQUIRE(heard.exit == 0);
  const auto folder =
      at / "out" / ("audit-bundle-" + std::to_string(made.head.size));
  CHECK(run("diff -r " + quoted(folder) + ' ' + quoted(parcel.folder())).exit ==
        0);
  const auto verified =
      run("cd " + quoted(folder) + " && python3 verify.py --manifest " +
          obole::hex(made.manifest));
  INFO(verified.says);
  CHECK(verified.exit == 0);
}

TEST_CASE("a tar says nothing of who made it, or when", "[bundle]") {
  Parcel parcel;
  const auto& at = parcel.world().folder();
  auto book = parcel.world().opened(obole::store::Access::read);
  const auto make = [&](const char* name) {
    (void)bundle::make(book, {at / name, true, program}).value();
    return contents(at / name);
  };
  const auto bytes = make("one.tar");
  CHECK(bytes == make("another.tar"));
  CHECK(bytes.size() % 512 == 0);
  write(at / "list.py", listing);
  const auto heard =
      run("python3 " + quoted(at / "list.py") + ' ' + quoted(at / "one.tar"));
  INFO(heard.says);
  REQUIRE(heard.exit == 0);
  std::vector<std::string> names;
  std::istringstream lines(heard.says);
  const auto recorded = obole::ledger::find_entry(book, book.head().size - 1)
                            ->recorded.time_since_epoch();
  const auto time = std::to_string(
      std::chrono::floor<std::chrono::seconds>(recorded).count());
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    names.push_back(line.substr(0, line.find(' ')));
    const bool is_folder = names.size() == 1;
    const auto tail = std::string(is_folder ? " 0o700" : " 0o600") + " 0 0 " +
                      time + (is_folder ? " 5 ''" : " 0 ''");
    CHECK(line.ends_with(tail));
  }
  CHECK(names.size() > 10);
  CHECK(std::is_sorted(names.begin(), names.end()));
}

TEST_CASE("a tar replaces nothing, and leaves nothing half made", "[bundle]") {
  Parcel parcel;
  const auto& at = parcel.world().folder();
  auto book = parcel.world().opened(obole::store::Access::read);
  write(at / "mine.tar", "mine");
  CHECK(bundle::make(book, {at / "mine.tar", false, program}).error().reason ==
        Reason::already_exists);
  CHECK(contents(at / "mine.tar") == "mine");
  {
    auto prepared =
        bundle::Prepared::of(book, {at / "late.tar", false, program}).value();
    CHECK_FALSE(fs::exists(at / "late.tar"));
    write(at / "late.tar", "mine");
    CHECK(prepared.publish()->reason == Reason::already_exists);
    CHECK(contents(at / "late.tar") == "mine");
  }
  REQUIRE(bundle::make(book, {at / "whole.tar", false, program}));
  for (const auto& entry : fs::directory_iterator(at.path()))
    CHECK(entry.path().filename().string().rfind(".obole-", 0) != 0);
  const auto refusal = bundle::check_bundle(at / "whole.tar", program);
  CHECK(refusal.error().reason == Reason::file_unreadable);
  CHECK(refusal.error().hint.en.find("tar -xf") != std::string::npos);
}

TEST_CASE("what the format has no place for is refused", "[bundle]") {
  const support::World world;
  const auto folder = world.folder() / "folder";
  fs::create_directory(folder);
  write(folder / "small", "x");
  const auto tar = world.folder() / "one.tar";
  CHECK_FALSE(bundle::write_tar(folder, tar, {}));
  CHECK(fs::file_size(tar) == 512 * (1 + 2 + 2));
  const auto name = std::string(94, 'n');
  write(folder / name, "x");  // with "folder/", 101
  CHECK(bundle::write_tar(folder, tar, {}) == std::errc::filename_too_long);
  fs::remove(folder / name);
  write(folder / "large", "");
  fs::resize_file(folder / "large", 1ULL << 33U);  // a hole
  CHECK(bundle::write_tar(folder, tar, {}) == std::errc::file_too_large);
}
