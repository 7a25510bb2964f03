// Files stay small enough to be read at a sitting.

#include "sources.hpp"

#include "support/catch.hpp"

#include <map>

using sources::under;

namespace {

constexpr std::size_t longest_header = 150;
constexpr std::size_t longest_source = 300;

// Files longer than that today, with the length that they never exceed again:
// none.  A line may leave this list, never join it.
const std::map<std::string, std::size_t> known = {};

}  // namespace

TEST_CASE("no file grows beyond what can be read at a sitting", "[tidy]") {
  for (const auto* const folder : {"engine", "cli", "tests"}) {
    for (const auto& source : under(folder)) {
      const auto limit = source.is_header() ? longest_header : longest_source;
      const auto found = known.find(source.name);
      CAPTURE(source.name);
      CHECK(source.lines() <= (found == known.end() ? limit : found->second));
    }
  }
}

TEST_CASE("a file that became short again leaves the list of long ones",
          "[tidy]") {
  for (const auto* const folder : {"engine", "cli", "tests"}) {
    for (const auto& source : under(folder)) {
      if (known.count(source.name) == 0) continue;
      const auto limit = source.is_header() ? longest_header : longest_source;
      CAPTURE(source.name);
      CHECK(source.lines() > limit);
    }
  }
}

TEST_CASE("no line is wider than a page, and none ends in white space",
          "[tidy]") {
  for (const auto* const folder : {"engine", "cli", "tests"}) {
    for (const auto& source : under(folder)) {
      CAPTURE(source.name);
      CHECK(source.text.find('\t') == std::string::npos);
      CHECK(source.text.find(" \n") == std::string::npos);
      CHECK(source.text.find("\r\n") == std::string::npos);
      REQUIRE_FALSE(source.text.empty());
      CHECK(source.text.back() == '\n');
    }
  }
}
