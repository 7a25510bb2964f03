// ZIP files that would fill a memory.

#include "obole/bank/zip.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"
#include "support/zip_file.hpp"

#include <algorithm>
#include <vector>

using obole::bank::Source;
using obole::bank::Zip;
using support::source_of;
using support::zip_of;
using support::ZipMember;

TEST_CASE("a ZIP file without end is refused before it fills the memory",
          "[zip]") {
  std::size_t given = 0;
  const auto answer = Zip::open(
      [&given](std::span<char> buffer) {
        std::fill(buffer.begin(), buffer.end(), 'P');
        given += buffer.size();
        return buffer.size();
      },
      "z");
  REQUIRE_FALSE(answer);
  CHECK(answer.error().why.en.find("64 MiB") != std::string::npos);
  CHECK(given < Zip::largest_file + (std::size_t{4} << 20U));
}

TEST_CASE("a bomb that tells its size is unpacked piece by piece", "[zip]") {
  // 258 MB of blanks from 1.6 MB: held by nobody.
  constexpr std::size_t times = 1'000'000;
  ZipMember bomb{"bomb.xml", "", 8, 0, support::deflated_run(' ', times)};
  bomb.size = 1 + 258 * static_cast<std::int64_t>(times);
  std::uint32_t crc = 0xFFFFFFFFU;
  for (std::int64_t at = 0; at < bomb.size; ++at) {
    // The CRC of a run, byte by byte, by table of four bits.
    static const auto table = [] {
      std::vector<std::uint32_t> all(256);
      for (std::uint32_t byte = 0; byte < 256; ++byte) {
        all[byte] = byte;
        for (int bit = 0; bit < 8; ++bit)
          all[byte] =
              (all[byte] >> 1U) ^ ((all[byte] & 1U) != 0 ? 0xEDB88320U : 0U);
      }
      return all;
    }();
    crc = (crc >> 8U) ^ table[(crc ^ static_cast<unsigned>(' ')) & 0xFFU];
  }
  bomb.crc = static_cast<std::int64_t>(~crc);
  const auto zip = Zip::open(source_of(zip_of({bomb})), "z").value();
  std::size_t seen = 0;
  const auto refusal = zip.read(0, [&seen](const Source& member) {
    std::string piece(65536, '\0');
    while (const auto size = member(piece))
      seen += size;
    return obole::Verdict();
  });
  CHECK_FALSE(refusal);
  CHECK(seen == 258'000'001);
}
