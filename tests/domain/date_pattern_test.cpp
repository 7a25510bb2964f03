// Days are read along a bank's pattern, and not otherwise.

#include "domain/generators.hpp"

#include "obole/domain/date.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

using namespace std::chrono_literals;
using obole::Date;
using obole::is_date_pattern;
using obole::iso;
using obole::parse_date;
using obole::Reason;
using std::chrono::August;
using support::reason;

TEST_CASE("a day is read along a pattern", "[date]") {
  const auto [text, pattern] = GENERATE(table<const char*, const char*>({
      {"03/08/2026 18:23:13", "%d/%m/%Y*"},
      {"2026-08-03T18:23:13Z", "%Y-%m-%d*"},
      {"2026-08-03", "%Y-%m-%d*"},
      {"030826", "%d%m%y"},
      {"260803", "%y%m%d"},
      {"20260803", "%Y%m%d"},
      {"20260803182313", "%Y%m%d*"},
      {"3/8/2026", "%d/%m/%Y"},
      {"8/3/26", "%m/%d/%y"},
      {"03.08.2026", "%d.%m.%Y"},
      {"3 août 2026", "%d %b %Y"},
      {"3 AOÛT 2026", "%d %b %Y"},
      {"03-AUG-2026", "%d-%b-%Y"},
      {"Aug 3, 2026", "%b %d, %Y"},
      {"August 3, 2026 at noon", "%b %d, %Y*"},
      {"03aout26", "%d%b%y"},
      {"le 3 août 2026", "le %d %b %Y"},
      {"été 03/08/26", "été %d/%m/%y"},
  }));
  CAPTURE(text, pattern);
  const auto day = parse_date(text, pattern);
  REQUIRE(day);
  CHECK(*day == Date{2026y / August / 3});
}

TEST_CASE("months have French and English names", "[date]") {
  const auto [names, month] = GENERATE(table<const char*, unsigned>({
      {"janvier janv. janv january jan JAN", 1},
      {"février FÉVRIER fevrier févr. fév february feb", 2},
      {"mars march mar", 3},
      {"avril avr. april apr", 4},
      {"mai may May", 5},
      {"juin june jun", 6},
      {"juillet juil. july jul", 7},
      {"août AOÛT aout august aug", 8},
      {"septembre sept. september sep", 9},
      {"octobre oct. october", 10},
      {"novembre nov. november", 11},
      {"décembre déc. DÉC december dec", 12},
  }));
  std::istringstream words(names);
  for (std::string name; words >> name;) {
    CAPTURE(name);
    const auto day = parse_date("07-" + name + "-2026", "%d-%b-%Y");
    REQUIRE(day);
    CHECK(*day == Date{2026y / std::chrono::month{month} / 7});
  }
}

TEST_CASE("a text that does not follow the pattern is refused", "[date]") {
  const auto [text, pattern] = GENERATE(table<const char*, const char*>({
      {"", "%d/%m/%Y"},
      {"03/08/2026 ", "%d/%m/%Y"},
      {"03/08/26", "%d/%m/%Y"},
      {"03/08/2026", "%d/%m/%y"},
      {"003/08/2026", "%d/%m/%Y"},
      {"03/008/2026", "%d/%m/%Y"},
      {"2026-08-031", "%Y-%m-%d*"},
      {"30826", "%d%m%y"},
      {"2026111", "%Y%m%d"},
      {"03-08-2026", "%d/%m/%Y"},
      {"31/04/2026", "%d/%m/%Y"},
      {"00/08/2026", "%d/%m/%Y"},
      {"3  2026", "%d %b %Y"},
      {"3 augu 2026", "%d %b %Y"},
      {"3 january february 2026", "%d %b %Y"},
      {"3 mar avr 2026", "%d %b %Y"},
      {"3 . 2026", "%d %b %Y"},
      {"03/08/2200", "%d/%m/%Y"},
      {"0\xFF/08/2026", "%d/%m/%Y"},
  }));
  CAPTURE(text, pattern);
  CHECK(reason(parse_date(text, pattern)) == Reason::date_malformed);
}

TEST_CASE("two digits are a year of this century", "[date]") {
  CHECK(iso(*parse_date("010100", "%d%m%y")) == "2000-01-01");
  CHECK(iso(*parse_date("311299", "%d%m%y")) == "2099-12-31");
}

TEST_CASE("a pattern names year, month and day once each", "[date]") {
  CHECK(is_date_pattern("%d/%m/%Y"));
  CHECK(is_date_pattern("%y%b%d*"));
  const auto* const pattern =
      GENERATE("", "*", "%", "%d/%m", "%d/%m/%", "%d/%m/%Y%Y", "%d/%m/%Y/%y",
               "%d/%b/%m/%Y", "%d%d/%m/%Y", "%d/%m/%Y*x", "*%d/%m/%Y",
               "%d/%m/%H", "%d/%m/%Y %H", "%%");
  CAPTURE(pattern);
  CHECK_FALSE(is_date_pattern(pattern));
  CHECK(reason(parse_date("01/01/2026", pattern)) == Reason::date_malformed);
}

TEST_CASE("no text or pattern makes the reader stumble", "[date]") {
  const std::vector<std::string> texts = {
      "0", "12", "2026", "/", "-", " ", "août", "mar", ".", "\xC3", "é", "*"};
  const std::vector<std::string> patterns = {"%d", "%m", "%Y", "%y", "%b",
                                             "/",  "-",  " ",  "%",  "*"};
  support::holds("what is read is a day of 1900 to 2199", [&] {
    const auto pattern = *rc::gen::oneOf(
        rc::gen::just(domain_tests::text_of(patterns, 8)),
        rc::gen::element<std::string>("%d/%m/%Y*", "%Y%m%d", "%d %b %y"));
    const auto day = parse_date(domain_tests::text_of(texts, 10), pattern);
    if (day) RC_ASSERT(*parse_date(iso(*day)) == *day);
  });
}
