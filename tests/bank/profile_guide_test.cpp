// docs/profiles.md keeps its word: its example is read as it says.

#include "bank/donations_reading.hpp"

#include "obole/bank/profile_fields.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <iterator>

using donations_test::read;
using obole::bank::Meaning;

namespace {

std::string guide() {
  std::ifstream stream(std::string(OBOLE_SOURCE_DIR) + "/docs/profiles.md");
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The first block of the guide in `language`.
std::string block(const std::string& text, const std::string& language) {
  const auto fence = text.find("```" + language + "\n");
  REQUIRE(fence != std::string::npos);
  const auto begin = text.find('\n', fence) + 1;
  return text.substr(begin, text.find("```", begin) - begin);
}

}  // namespace

TEST_CASE("the guide's example is read as the guide says", "[profile]") {
  const auto text = guide();
  const auto profile =
      obole::bank::parse_profile(block(text, "toml"), "mine.toml");
  REQUIRE(profile);

  const auto reading = read(block(text, "csv"), *profile);

  REQUIRE(reading.sums);
  CHECK(reading.problems.empty());
  CHECK(reading.sums->ignored == 1);
  CHECK(reading.rows.size() == 3);
  CHECK(reading.total(Meaning::gift) == 1'240'00);
  CHECK(reading.told("C-1002") == "gift 2026-03-03 1200.00 fee 60.00");
  CHECK(reading.told("C-1001-R") == "refund 2026-03-10 40.00 fee -2.00");
  CHECK(reading.row("C-1001").payout == "V-12");
}

TEST_CASE("generic refuses the guide's example, naming the nearest column",
          "[profile]") {
  const auto reading = read(block(guide(), "csv"), "generic");

  REQUIRE(reading.refusal);
  CHECK(reading.refusal->reason == obole::Reason::column_missing);
}

TEST_CASE("the guide names every field", "[profile]") {
  const auto text = guide();
  for (const auto name : obole::bank::field_names) {
    CAPTURE(name);
    CHECK(text.find('`' + std::string(name) + '`') != std::string::npos);
  }
}
