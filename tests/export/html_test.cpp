// A table as a page of its own.

#include "export/tables.hpp"

#include "obole/export/render.hpp"
#include "support/catch.hpp"

using obole::exports::as_html;
using support::Language;

namespace {

// All that stands between < and >, in order: the skeleton of a page.
std::vector<std::string> tags(const std::string& page) {
  std::vector<std::string> found;
  for (auto from = page.find('<'); from != std::string::npos;
       from = page.find('<', from + 1))
    found.push_back(page.substr(from, page.find('>', from) - from + 1));
  return found;
}

std::string body(const std::string& page) {
  const auto from = page.find("<body>");
  return page.substr(from, page.find("</html>") - from);
}

bool holds(const std::string& page, const std::string& text) {
  return page.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a page has one table with its title, scopes and notes", "[html]") {
  auto table = support::roof_campaign();
  table.columns.erase(table.columns.begin() + 3, table.columns.end());
  table.rows = {{"Éloïse", support::day(2026, 3, 1), support::euros(125000)},
                {"Remboursé", {}, support::euros(-5)}};
  table.totals = {{}, {}, support::euros(124995)};

  CHECK(body(as_html(table, Language::fr)) ==
        "<body>\n<main>\n<table>\n"
        "<caption><h1>Campagne TOIT\u00A0: où elle en est</h1></caption>\n"
        "<thead>\n<tr>\n"
        "<th scope=\"col\">Donateur</th>\n"
        "<th scope=\"col\">Reçu le</th>\n"
        "<th scope=\"col\" class=\"number\">Montant</th>\n"
        "</tr>\n</thead>\n<tbody>\n"
        "<tr>\n<th scope=\"row\">Éloïse</th>\n<td>01/03/2026</td>\n"
        "<td class=\"number\">1\u202F250,00</td>\n</tr>\n"
        "<tr>\n<th scope=\"row\">Remboursé</th>\n<td>–</td>\n"
        "<td class=\"number negative\">-0,05</td>\n</tr>\n"
        "</tbody>\n<tfoot>\n"
        "<tr>\n<th scope=\"row\">Total</th>\n<td></td>\n"
        "<td class=\"number\">1\u202F249,95</td>\n</tr>\n"
        "</tfoot>\n</table>\n<dl>\n"
        "<div><dt>Au\u00A0:</dt><dd>2026-12-31</dd></div>\n"
        "<div><dt>Racine\u00A0:</dt><dd>9f86</dd></div>\n"
        "</dl>\n</main>\n</body>\n");
}

TEST_CASE("a page says its language, encoding and title", "[html]") {
  const auto french = as_html(support::roof_campaign(), Language::fr);
  const auto english = as_html(support::roof_campaign(), Language::en);

  CHECK(
      french.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n"
                         "<meta charset=\"utf-8\">\n"));
  CHECK(holds(english, "<html lang=\"en\">"));
  CHECK(holds(english, "<title>Campaign TOIT: where it stands</title>"));
  CHECK(english.ends_with("</body>\n</html>\n"));
}

TEST_CASE("a page can be printed and needs nothing from elsewhere", "[html]") {
  const auto page = as_html(support::roof_campaign(), Language::fr);

  CHECK(holds(page, "@media print"));
  CHECK(holds(page, "size: A4"));
  CHECK(holds(page, "default-src 'none'"));
  for (const char* elsewhere :
       {"http://", "https://", "<script", "<link", "<img", "url(", "@import"}) {
    CAPTURE(elsewhere);
    CHECK_FALSE(holds(page, elsewhere));
  }
}

TEST_CASE("a table without rows says so on its page", "[html]") {
  auto table = support::list_of({});

  CHECK(body(as_html(table, Language::fr)) ==
        "<body>\n<main>\n<h1>Liste</h1>\n<p>Aucune ligne.</p>\n"
        "</main>\n</body>\n");
  table.title = {};
  CHECK(holds(as_html(table, Language::en), "<title>list</title>"));
}

TEST_CASE("hostile texts add no tag, attribute or entity", "[html]") {
  auto harmless = support::hostile_table();
  harmless.title = harmless.columns[0].heading = {"x", "x"};
  harmless.notes = {{{"x", "x"}, "x"}};
  for (auto& row : harmless.rows)
    row = {"x"};
  harmless.totals = {"x"};

  const auto page = as_html(support::hostile_table(), Language::fr);

  CHECK(tags(page) == tags(as_html(harmless, Language::fr)));
  CHECK_FALSE(support::disturbs_a_terminal(page));
  CHECK(holds(page, ">&lt;script&gt;alert(1)&lt;/script&gt;<"));
  CHECK(holds(page, ">&quot;&gt;&lt;b onmouseover=&#39;x()&#39;&gt;<"));
  CHECK(holds(page, ">&amp;lt;b&amp;gt; &amp;amp; &amp;#60;<"));
  CHECK(holds(page, ">invoice\\u{202E}fdp.exe<"));
}
