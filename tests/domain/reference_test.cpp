// References are plain enough to stand in an entry for ever.

#include "obole/domain/reference.hpp"

#include "support/catch.hpp"

using obole::parse_reference;
using obole::Reason;
using support::reason;

TEST_CASE("identifiers of payments are references", "[reference]") {
  const auto* const text =
      GENERATE("1", "pi_3MtwBwLkdIwHu7ix28a3tqPa", "HA/2026-000123", "~!#$%",
               "RF94DON2026000123");
  CAPTURE(text);
  CHECK(*parse_reference(text) == text);
}

TEST_CASE("what may name a person or needs escaping is refused",
          "[reference]") {
  const auto* const text =
      GENERATE("", " ", "a b", "a ", "anne@example.org", "Hélène", "a\"b",
               "a\\b", "a\n", "a\tb", "\x7f", "\xFF", "a\u00A0b");
  CAPTURE(text);
  CHECK(reason(parse_reference(text)) == Reason::text_malformed);
  CHECK(reason(parse_reference(std::string_view("a\0b", 3))) ==
        Reason::text_malformed);
}

TEST_CASE("a reference has at most 128 characters", "[reference]") {
  CHECK(parse_reference(std::string(128, 'a')));
  CHECK(reason(parse_reference(std::string(129, 'a'))) ==
        Reason::text_malformed);
}
