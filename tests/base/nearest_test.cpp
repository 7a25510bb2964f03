#include "obole/base/nearest.hpp"

#include "support/catch.hpp"

using obole::nearest;

TEST_CASE("a word misspelled finds the one that was meant", "[nearest]") {
  const std::vector<std::string> known = {"holder", "programme", "stage"};
  CHECK(nearest("holdr", known) == "holder");
  CHECK(nearest("sateg", known) == "stage");
  CHECK(nearest("prog", known) == "programme");
  CHECK(nearest("weather", known).empty());
  CHECK(nearest("", {}).empty());
  CHECK(nearest(std::string(100'000, 'x'), known).empty());
}

TEST_CASE("how far a word may be is the caller's choice", "[nearest]") {
  const std::vector<std::string> known = {"SOLDE", "DATE"};
  CHECK(nearest("CODE", known, 1).empty());
  CHECK(nearest("SOLDES", known, 1) == "SOLDE");
  CHECK(nearest("SOLDES", known, 0).empty());
  CHECK(nearest("DATE", known, 0) == "DATE");
}
