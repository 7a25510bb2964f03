// One cell in words, as each language writes it.

#include "obole/export/words.hpp"

#include "export/tables.hpp"

#include "support/catch.hpp"

#include <limits>

using obole::BrokenPromise;
using obole::exports::in_words;
using support::Cell;
using support::Currency;
using support::euros;
using support::Language;
using support::Money;
using support::Share;

namespace {

std::string english(const Cell& cell) { return in_words(cell, Language::en); }
std::string french(const Cell& cell) { return in_words(cell, Language::fr); }

Cell amount(std::int64_t minor_units, const char* currency) {
  return Money(minor_units, *Currency::parse(currency));
}

}  // namespace

TEST_CASE("amounts are grouped by three in both languages", "[words]") {
  CHECK(english(euros(0)) == "0.00");
  CHECK(english(euros(99999)) == "999.99");
  CHECK(english(euros(100000)) == "1,000.00");
  CHECK(english(euros(-100000)) == "-1,000.00");
  CHECK(english(euros(-99999)) == "-999.99");
  CHECK(english(euros(123456789012)) == "1,234,567,890.12");

  CHECK(french(euros(99999)) == "999,99");
  CHECK(french(euros(100000)) == "1\u202F000,00");
  CHECK(french(euros(-123456789)) == "-1\u202F234\u202F567,89");
}

TEST_CASE("an amount that is not in euros says in what it is", "[words]") {
  CHECK(english(amount(1250, "JPY")) == "1,250\u00A0JPY");
  CHECK(english(amount(-1250, "JPY")) == "-1,250\u00A0JPY");
  CHECK(english(amount(1250000, "TND")) == "1,250.000\u00A0TND");
  CHECK(french(amount(125000, "USD")) == "1\u202F250,00\u00A0USD");
}

TEST_CASE("shares are percentages to the hundredth", "[words]") {
  CHECK(english(Share{8725}) == "87.25%");
  CHECK(french(Share{8725}) == "87,25\u00A0%");
  CHECK(english(Share{0}) == "0.00%");
  CHECK(english(Share{5}) == "0.05%");
  CHECK(english(Share{-5}) == "-0.05%");
  CHECK(english(Share{10000}) == "100.00%");
  CHECK(english(Share{std::numeric_limits<std::int64_t>::min()}) ==
        "-92233720368547758.08%");
}

TEST_CASE("days, answers, numbers and nothing", "[words]") {
  CHECK(english(support::day(2026, 3, 1)) == "2026-03-01");
  CHECK(french(support::day(2026, 3, 1)) == "01/03/2026");
  CHECK(english(true) == "yes");
  CHECK(english(false) == "no");
  CHECK(french(true) == "oui");
  CHECK(french(false) == "non");
  CHECK(english(std::int64_t{-2026}) == "-2026");
  CHECK(french(std::numeric_limits<std::int64_t>::min()) ==
        "-9223372036854775808");
  CHECK(english({}) == "–");
  CHECK(french({}) == "–");
}

TEST_CASE("a word of a closed list is of the language", "[words]") {
  const Cell open = obole::Sentence{"open", "ouverte"};
  CHECK(english(open) == "open");
  CHECK(french(open) == "ouverte");
  CHECK(french(obole::Sentence{"a", "\x1B[2J"}) == "\\u{1B}[2J");
}

TEST_CASE("texts hide nothing", "[words]") {
  CHECK(english("Hôtel de ville") == "Hôtel de ville");
  CHECK(english("a\x1B[2J\u202E\n") == "a\\u{1B}[2J\\u{202E}\\u{A}");
  for (const auto& text : support::hostile_texts()) {
    CAPTURE(text);
    CHECK_FALSE(support::disturbs_a_terminal(english(text)));
  }
}

TEST_CASE("a row or totals of another length break a promise", "[words]") {
  auto table = support::roof_campaign();
  obole::exports::check_shape(table);

  SECTION("a row too short") { table.rows[1].pop_back(); }
  SECTION("a row too long") { table.rows[1].push_back(true); }
  SECTION("totals too short") { table.totals.pop_back(); }

  CHECK_THROWS_AS(obole::exports::check_shape(table), BrokenPromise);
}
