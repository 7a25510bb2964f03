// A table on a terminal.

#include "export/tables.hpp"

#include "obole/export/render.hpp"
#include "support/catch.hpp"

using obole::exports::as_text;
using support::Language;

TEST_CASE("an English table is aligned, with totals below a rule and notes",
          "[text]") {
  const std::string page =
      "Campaign TOIT: where it stands\n"
      "\n"
      "Donor           Received on    Amount    Share  Gifts  Receipt\n"
      "--------------  -----------  --------  -------  -----  -------\n"
      "Éloïse Lefèvre  2026-03-01   1,250.00   87.25%      3  yes\n"
      "山田            2026-11-24      -0.05    0.25%      1  no\n"
      "Anonyme         –              182.50   12.50%     12  –\n"
      "--------------  -----------  --------  -------  -----  -------\n"
      "Total                        1,432.45  100.00%     16\n"
      "\n"
      "As of: 2026-12-31\n"
      "Root: 9f86\n";

  CHECK(as_text(support::roof_campaign(), Language::en, false) == page);
}

TEST_CASE("a French table is written as the French write", "[text]") {
  const std::string page =
      "Campagne TOIT\u00A0: où elle en est\n"
      "\n"
      "Donateur        Reçu le      Montant      Part  Dons  Reçu fiscal\n"
      "--------------  ----------  --------  --------  ----  -----------\n"
      "Éloïse Lefèvre  01/03/2026  1\u202F250,00   87,25\u00A0%     3  oui\n"
      "山田            24/11/2026     -0,05    0,25\u00A0%     1  non\n"
      "Anonyme         –             182,50   12,50\u00A0%    12  –\n"
      "--------------  ----------  --------  --------  ----  -----------\n"
      "Total                       1\u202F432,45  100,00\u00A0%    16\n"
      "\n"
      "Au\u00A0: 2026-12-31\n"
      "Racine\u00A0: 9f86\n";

  CHECK(as_text(support::roof_campaign(), Language::fr, false) == page);
}

TEST_CASE("colour marks the title and negative amounts, and moves nothing",
          "[text]") {
  const auto table = support::roof_campaign();

  const auto plain = as_text(table, Language::en, false);
  auto coloured = as_text(table, Language::en, true);

  CHECK(coloured.starts_with("\x1B[1mCampaign TOIT: where it stands\x1B[0m\n"));
  CHECK(coloured.find("     \x1B[31m-0.05\x1B[0m  ") != std::string::npos);
  std::size_t marks = 0;
  for (const std::string mark : {"\x1B[1m", "\x1B[31m", "\x1B[0m"})
    for (auto at = coloured.find(mark); at != std::string::npos;
         at = coloured.find(mark)) {
      coloured.erase(at, mark.size());
      ++marks;
    }
  CHECK(marks == 4);
  CHECK(coloured == plain);
}

TEST_CASE("a table without rows says so and keeps its notes", "[text]") {
  auto table = support::roof_campaign();
  table.rows.clear();

  CHECK(as_text(table, Language::en, false) ==
        "Campaign TOIT: where it stands\n\nNo rows.\n\n"
        "As of: 2026-12-31\nRoot: 9f86\n");
  table.notes.clear();
  CHECK(as_text(table, Language::fr, false) ==
        "Campagne TOIT\u00A0: où elle en est\n\nAucune ligne.\n");
}

TEST_CASE("totals keep the name that they bring", "[text]") {
  auto table = support::list_of({"a"});
  table.totals = {"All of them"};

  CHECK(as_text(table, Language::en, false) ==
        "List\n\nName\n-----------\na\n-----------\nAll of them\n");
}

TEST_CASE("no text of a table disturbs a terminal", "[text]") {
  const auto page = as_text(support::hostile_table(), Language::fr, false);

  CHECK_FALSE(support::disturbs_a_terminal(page));
  CHECK(page.find("\ninvoice\\u{202E}fdp.exe\n") != std::string::npos);
  CHECK(page.find("\ntwo\\u{D}\\u{A}lines\n") != std::string::npos);
  CHECK(page.find("\ncaf\\xE9\n") != std::string::npos);
}

TEST_CASE("a column that says nothing is spared people, and kept for scripts",
          "[text]") {
  obole::reports::Table table;
  table.what = "x";
  using Kind = obole::reports::Column::Kind;
  table.columns = {{"name", {"Name", "Nom"}, Kind::text},
                   {"given", {"Given", "Donné"}, Kind::number, true},
                   {"held", {"Held", "Réservé"}, Kind::number, true},
                   {"part", {"Part of", "Partie de"}, Kind::text, true}};
  table.rows = {{std::string("a"), support::euros(100), support::euros(0), {}},
                {std::string("b"), support::euros(0), support::euros(0), {}}};
  table.totals = {{}, support::euros(100), support::euros(0), {}};
  const auto text =
      obole::exports::as_text(table, support::Language::en, false);
  CHECK(text.find("Given") != std::string::npos);
  CHECK(text.find("Held") == std::string::npos);
  CHECK(text.find("Part of") == std::string::npos);
  CHECK(obole::exports::as_csv(table, obole::exports::CsvLocale::c) ==
        "name,given,held,part\r\na,1.00,0.00,\r\nb,0.00,0.00,\r\n");
}
