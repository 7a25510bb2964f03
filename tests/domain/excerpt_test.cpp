// A refusal quotes what it can: whole characters, and not too many.

#include "obole/domain/excerpt.hpp"

#include "support/catch.hpp"

using obole::excerpt;

TEST_CASE("a short text is quoted whole", "[excerpt]") {
  CHECK(excerpt("") == "");
  CHECK(excerpt("mécénat") == "mécénat");
  CHECK(excerpt(std::string(60, 'a')) == std::string(60, 'a'));
}

TEST_CASE("a long text is quoted by its beginning", "[excerpt]") {
  CHECK(excerpt(std::string(61, 'a')) == std::string(60, 'a') + "…");
  CHECK(excerpt(std::string(59, 'a') + "éa") == std::string(59, 'a') + "…");
  CHECK(excerpt(std::string(57, 'a') + "€aa") == std::string(57, 'a') + "€…");
}

TEST_CASE("a text is quoted as far as it is UTF-8", "[excerpt]") {
  CHECK(excerpt("abc\xFFz") == "abc…");
  CHECK(excerpt("\xE9") == "…");
  CHECK(excerpt(std::string(100, '\x80')) == "…");
}
