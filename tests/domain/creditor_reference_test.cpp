// Payment references are made, read and found in what payers type.

#include "domain/generators.hpp"

#include "obole/domain/identifiers.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::find_rf;
using obole::make_rf;
using obole::parse_rf;
using obole::Reason;
using support::reason;

TEST_CASE("known references are taken", "[reference]") {
  const auto* const text =
      GENERATE("RF94DON2026000123", "RF25A", "RF741", "RF18539007547034",
               "RF09OBOLE000000000000001X");
  CAPTURE(text);
  CHECK(*parse_rf(text) == text);
}

TEST_CASE("equal references are equal texts", "[reference]") {
  CHECK(*parse_rf("RF18000000000539007547034") == "RF18539007547034");
  CHECK(*parse_rf("rf94 don2 0260 0012 3") == "RF94DON2026000123");
  CHECK(*parse_rf("RF94\u00A0"
                  "DON2\u202F"
                  "026000123") == "RF94DON2026000123");
}

TEST_CASE("a wrong reference is refused", "[reference]") {
  const auto* const text = GENERATE(
      "", "RF", "RF25", "RF19539007547034", "RF94DON2026000124",
      "RF94DNO2026000123", "XX94DON2026000123", "RFA4DON2026000123",
      "RF94-DON2-0260-0012-3", "RF180000000000539007547034", "RF25À", "\xFF");
  CAPTURE(text);
  CHECK(reason(parse_rf(text)) == Reason::identifier_invalid);
  CHECK_FALSE(find_rf(text));
}

TEST_CASE("references are made as the standard says", "[reference]") {
  CHECK(make_rf("DON2026000123") == "RF94DON2026000123");
  CHECK(make_rf("539007547034") == "RF18539007547034");
  CHECK(make_rf("A") == "RF25A");
  CHECK(make_rf("1") == "RF741");
  CHECK(make_rf("OBOLE000000000000001X") == "RF09OBOLE000000000000001X");
}

TEST_CASE("a reference's body is checked before it is used", "[reference]") {
  const auto* const body =
      GENERATE("", "0A", "a", "A B", "É", "A-B", "ABCDEFGHIJKLMNOPQRSTUV");
  CAPTURE(body);
  CHECK_THROWS_AS(make_rf(body), obole::BrokenPromise);
}

TEST_CASE("a reference is found in free text", "[reference]") {
  const auto* const text = GENERATE(
      "RF94DON2026000123", "merci RF94 DON2 0260 0012 3",
      "merci rf94don2026000123 bravo", "Ref:RF94DON2026000123.",
      "R F 9 4 DON2026000123", "don pour le toit/RF94 DON2026000123/Mme Duval",
      "RF19539007547034 RF94DON2026000123", "RF RF94DON2026000123",
      "RFRF94 RF94DON2026000123", "RRF94X;RF94DON2026000123",
      "été\u00A0RF94\u202F"
      "DON2026000123\u00A0été",
      "RF94 0000 DON2 0260 0012 3");
  CAPTURE(text);
  CHECK(find_rf(text) == "RF94DON2026000123");
}

TEST_CASE("a reference begins and ends where words do", "[reference]") {
  CHECK_FALSE(find_rf("XRF94DON2026000123"));
  CHECK_FALSE(find_rf("RF94DON2026000123XY"));
  CHECK_FALSE(find_rf("RF94DON20260001234567890123"));
  CHECK_FALSE(find_rf("RF94"));
  CHECK_FALSE(find_rf("RF 94"));
  CHECK_FALSE(find_rf("merci beaucoup"));
}

TEST_CASE("the longest of two readings is taken", "[reference]") {
  // 8 and 8P3 leave the same remainder, so both are sound behind 79.
  CHECK(make_rf("8") == "RF798");
  CHECK(make_rf("8P3") == "RF798P3");
  CHECK(find_rf("RF79 8 P3") == "RF798P3");
  CHECK(find_rf("RF79 8, P3") == "RF798");
}

TEST_CASE("what is made is read and found", "[reference]") {
  support::holds("parse and find undo make", [] {
    const auto letters = std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const auto size = *rc::gen::inRange<std::size_t>(0, 21);
    auto body =
        *rc::gen::container<std::string>(size, rc::gen::elementOf(letters));
    body.insert(body.begin(), *rc::gen::elementOf(letters.substr(1)));
    const auto rf = make_rf(body);

    RC_ASSERT(*parse_rf(rf) == rf);
    RC_ASSERT(*parse_rf(obole::grouped_by_four(rf)) == rf);
    RC_ASSERT(find_rf("[" + obole::grouped_by_four(rf) + "]") == rf);
    RC_ASSERT(find_rf("pour le toit: " + rf + ", merci") == rf);
  });
}

TEST_CASE("no text makes the finder stumble or linger", "[reference]") {
  const std::vector<std::string> pieces = {
      "RF", "rf",   "R", "94",       "25A",           " ",      "00", "9",
      "é",  "\xC2", "-", "\xE2\x80", "DON2026000123", "\u00A0", "Z"};
  support::holds("what is found is sound", [&] {
    const auto found = find_rf(domain_tests::text_of(pieces, 40));
    if (found) RC_ASSERT(*parse_rf(*found) == *found);
  });

  std::string flood;
  while (flood.size() < 1'000'000)
    flood += "RF94 ";
  CHECK_FALSE(find_rf(flood));
  CHECK_FALSE(find_rf(std::string(1'000'000, 'R')));
  CHECK_FALSE(find_rf(std::string(1'000'000, ' ')));
  CHECK_FALSE(find_rf("R" + std::string(1'000'000, ' ')));
}
