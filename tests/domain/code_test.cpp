// Codes are short, plain and in capitals.

#include "obole/domain/code.hpp"

#include "support/catch.hpp"

using obole::Code;
using obole::Reason;
using support::reason;

TEST_CASE("small letters are taken as capitals", "[code]") {
  CHECK(Code::parse("toit-2026")->text() == "TOIT-2026");
  CHECK(*Code::parse("toit") == *Code::parse("TOIT"));
  CHECK(*Code::parse("A") < *Code::parse("B"));
}

TEST_CASE("a code has 1 to 32 characters", "[code]") {
  CHECK(Code::parse("7"));
  CHECK(Code::parse(std::string(32, 'A')));
  CHECK(reason(Code::parse(std::string(33, 'A'))) == Reason::code_malformed);
  CHECK(reason(Code::parse(std::string(1'000'000, 'A'))) ==
        Reason::code_malformed);
}

TEST_CASE("a code cannot reach out of an account or a file name", "[code]") {
  const auto* const text =
      GENERATE("", "-A", "A B", " A", "A ", "A:B", "A/B", "..", "A.B", "É",
               "A_B", "A\n", "a'b", "A\\B", "\xFF", "@A", "[A", "{A");
  CAPTURE(text);
  CHECK(reason(Code::parse(text)) == Reason::code_malformed);
  CHECK(reason(Code::parse(std::string_view("A\0B", 3))) ==
        Reason::code_malformed);
}
