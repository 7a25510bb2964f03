// Rows of imported files, found again as they came.

#include "obole/intake/source_file.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include <fstream>

namespace {

using namespace obole;

void put(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a record is found by the line on which it begins") {
  const support::ScratchFolder folder;
  const auto file = folder.path() / "rows.csv";
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    put(file, "head" + end + "a;\"b" + end + "c\";d" + end + end + "last");
    CHECK(intake::record_at(file, 1) == "head");
    CHECK(intake::record_at(file, 2) == "a;\"b\nc\";d");
    CHECK(intake::record_at(file, 5) == "last");
    CHECK_FALSE(intake::record_at(file, 6));
  }
  put(file, "Lef\xE8vre;12,50 \x80\n");
  CHECK(intake::record_at(file, 1) == "Lefèvre;12,50 €");
}

TEST_CASE("a source is known by its bytes, not by its name") {
  const support::ScratchFolder folder;
  std::filesystem::create_directories(folder.path() / "2026" / "04");
  const auto file = folder.path() / "2026" / "04" / "anything.csv";
  put(file, "abc");
  // FIPS 180-4, of "abc".
  const auto* const digest =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  for (const auto& place : {folder.path(), file}) {
    const auto sources = intake::SourceFiles::read(place);
    REQUIRE(sources);
    CHECK(sources->find(digest) == file);
    CHECK_FALSE(sources->find(std::string(64, '0')));
  }
  put(file, "abd");
  const auto sources = intake::SourceFiles::read(folder.path());
  REQUIRE(sources);
  CHECK_FALSE(sources->find(digest));
  const auto nowhere = intake::SourceFiles::read(folder.path() / "nowhere");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().reason == Reason::file_unreadable);
}
