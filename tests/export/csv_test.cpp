// CSV, for a script and for a French spreadsheet, read back by another reader.

#include "export/csv_reader.hpp"
#include "export/tables.hpp"

#include "obole/export/render.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

#include <limits>

using obole::exports::as_csv;
using obole::exports::CsvLocale;
using support::read_csv;
using support::Share;

namespace {

std::optional<support::CsvRows> read_back(const support::Table& table,
                                          CsvLocale locale) {
  if (locale == CsvLocale::c) return read_csv(as_csv(table, locale), ',');
  return read_csv(as_csv(table, locale).substr(3), ';');
}

}  // namespace

TEST_CASE("a script gets keys, points and ISO days", "[csv]") {
  CHECK(as_csv(support::roof_campaign(), CsvLocale::c) ==
        "donor,received_on,amount,share,gifts,receipt\r\n"
        "Éloïse Lefèvre,2026-03-01,1250.00,0.8725,3,true\r\n"
        "山田,2026-11-24,-0.05,0.0025,1,false\r\n"
        "Anonyme,,182.50,0.1250,12,\r\n");
}

TEST_CASE("a script gets words of a list in English, a spreadsheet in French",
          "[csv]") {
  auto table = support::list_of({});
  table.rows = {{obole::Sentence{"open", "ouverte"}},
                {obole::Sentence{"-x", "=x"}}};
  CHECK(as_csv(table, CsvLocale::c) == "name\r\nopen\r\n'-x\r\n");
  CHECK(as_csv(table, CsvLocale::fr) ==
        "\xEF\xBB\xBF"
        "Nom\r\nouverte\r\n'=x\r\n");
}

TEST_CASE("a French spreadsheet gets headings, commas and a byte order mark",
          "[csv]") {
  CHECK(as_csv(support::roof_campaign(), CsvLocale::fr) ==
        "\xEF\xBB\xBF"
        "Donateur;Reçu le;Montant;Part;Dons;Reçu fiscal\r\n"
        "Éloïse Lefèvre;01/03/2026;1250,00;0,8725;3;oui\r\n"
        "山田;24/11/2026;-0,05;0,0025;1;non\r\n"
        "Anonyme;;182,50;0,1250;12;\r\n");
}

TEST_CASE("a table without rows is its headings", "[csv]") {
  CHECK(as_csv(support::list_of({}), CsvLocale::c) == "name\r\n");
  CHECK(as_csv(support::list_of({}), CsvLocale::fr) == "\xEF\xBB\xBFNom\r\n");
}

TEST_CASE("text that looks like a formula gets one apostrophe", "[csv]") {
  CHECK(as_csv(support::list_of({"=1+1", "+33 6", "-x", "@a", "'", "\t=1", "\r",
                                 "\n", "a=1", "", " =1", "a\"b"}),
               CsvLocale::c) ==
        "name\r\n'=1+1\r\n'+33 6\r\n'-x\r\n'@a\r\n''\r\n\"'\t=1\"\r\n"
        "\"'\r\"\r\n\"'\n\"\r\na=1\r\n\"\"\r\n\" =1\"\r\n\"a\"\"b\"\r\n");
}

TEST_CASE("headings are kept from being formulas as texts are", "[csv]") {
  auto table = support::list_of({});
  table.columns[0].heading.fr = "=1;2";

  CHECK(as_csv(table, CsvLocale::fr) == "\xEF\xBB\xBF\"'=1;2\"\r\n");
}

TEST_CASE("no hostile text begins a formula, and each is read back", "[csv]") {
  const auto locale = GENERATE(CsvLocale::c, CsvLocale::fr);
  const auto& texts = support::hostile_texts();

  const auto rows = read_back(support::list_of(texts), locale);

  REQUIRE(rows.has_value());
  REQUIRE(rows->size() == texts.size() + 1);
  for (std::size_t n = 0; n < texts.size(); ++n) {
    CAPTURE(texts[n]);
    const auto& row = (*rows)[n + 1];
    REQUIRE(row.size() == 1);
    CHECK(row[0].text.find_first_of("=+-@\t\r\n") != 0);
    CHECK(support::without_guard(row[0].text) == texts[n]);
  }
}

TEST_CASE("a text cannot begin a formula in a spreadsheet of the other locale",
          "[csv]") {
  const auto table = support::list_of({"a,=1+1", "a;=1+1"});

  CHECK(as_csv(table, CsvLocale::c) == "name\r\n\"a,=1+1\"\r\n\"a;=1+1\"\r\n");
  CHECK(as_csv(table, CsvLocale::fr) ==
        "\xEF\xBB\xBFNom\r\n\"a,=1+1\"\r\n\"a;=1+1\"\r\n");
}

TEST_CASE("any texts come back from either locale", "[csv]") {
  const auto locale = GENERATE(CsvLocale::c, CsvLocale::fr);
  const auto letter = rc::gen::elementOf(std::string("=+-@'\t\r\n\",; ab1|\\"));
  const auto text = rc::gen::container<std::string>(letter);

  support::holds("strip(read(write(x))) == x", [&] {
    auto table = support::list_of({});
    table.columns.push_back({"more", {"More", "Plus"}});
    const auto left = *text;
    const auto right = *text;
    table.rows = {{left, right}, {right, left}};

    const auto rows = read_back(table, locale);

    RC_ASSERT(rows.has_value());
    RC_ASSERT(rows->size() == 3U);
    const auto& first = (*rows)[1];
    const auto& second = (*rows)[2];
    RC_ASSERT(first.size() == 2U && second.size() == 2U);
    RC_ASSERT(support::without_guard(first[0].text) == left);
    RC_ASSERT(support::without_guard(first[1].text) == right);
    RC_ASSERT(support::without_guard(second[0].text) == right);
    RC_ASSERT(support::without_guard(second[1].text) == left);
  });
}

TEST_CASE("numbers are numbers: never quoted, grouped or guarded", "[csv]") {
  const auto locale = GENERATE(CsvLocale::c, CsvLocale::fr);
  auto table = support::list_of({});
  table.rows = {{support::euros(-123456789)},
                {Share{-5}},
                {Share{12345}},
                {std::numeric_limits<std::int64_t>::min()},
                {Share{std::numeric_limits<std::int64_t>::min()}}};

  const auto rows = read_back(table, locale);

  REQUIRE(rows.has_value());
  const std::string mark = locale == CsvLocale::c ? "." : ",";
  const std::vector<std::string> expected = {
      "-1234567" + mark + "89", "-0" + mark + "0005", "1" + mark + "2345",
      "-9223372036854775808", "-922337203685477" + mark + "5808"};
  for (std::size_t n = 0; n < expected.size(); ++n) {
    CHECK((*rows)[n + 1][0].text == expected[n]);
    CHECK_FALSE((*rows)[n + 1][0].quoted);
  }
}
