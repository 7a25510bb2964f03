// A table in a Markdown document.

#include "export/tables.hpp"

#include "obole/export/render.hpp"
#include "support/catch.hpp"

#include <sstream>

using obole::exports::as_markdown;
using support::Language;

namespace {

// Pipes that part cells: those after an even number of backslashes.
int separators(const std::string& line) {
  int found = 0;
  int backslashes = 0;
  for (const char each : line) {
    if (each == '|' && backslashes % 2 == 0) ++found;
    backslashes = each == '\\' ? backslashes + 1 : 0;
  }
  return found;
}

}  // namespace

TEST_CASE("a table has a title, alignment, bold totals and notes",
          "[markdown]") {
  CHECK(as_markdown(support::roof_campaign(), Language::en) ==
        "# Campaign TOIT: where it stands\n"
        "\n"
        "| Donor | Received on | Amount | Share | Gifts | Receipt |\n"
        "| :-- | :-- | --: | --: | --: | :-- |\n"
        "| Éloïse Lefèvre | 2026-03-01 | 1,250.00 | 87.25% | 3 | yes |\n"
        "| 山田 | 2026-11-24 | -0.05 | 0.25% | 1 | no |\n"
        "| Anonyme | – | 182.50 | 12.50% | 12 | – |\n"
        "| **Total** | | **1,432.45** | **100.00%** | **16** | |\n"
        "\n"
        "- As of: 2026-12-31\n"
        "- Root: 9f86\n");
}

TEST_CASE("the French have it in French", "[markdown]") {
  auto table = support::roof_campaign();
  table.rows.resize(1);
  table.totals.clear();

  CHECK(as_markdown(table, Language::fr) ==
        "# Campagne TOIT\u00A0: où elle en est\n"
        "\n"
        "| Donateur | Reçu le | Montant | Part | Dons | Reçu fiscal |\n"
        "| :-- | :-- | --: | --: | --: | :-- |\n"
        "| Éloïse Lefèvre | 01/03/2026 | 1\u202F250,00 | 87,25\u00A0% | 3 |"
        " oui |\n"
        "\n"
        "- Au\u00A0: 2026-12-31\n"
        "- Racine\u00A0: 9f86\n");
}

TEST_CASE("a table without rows says so in Markdown", "[markdown]") {
  CHECK(as_markdown(support::list_of({}), Language::en) ==
        "# List\n\nNo rows.\n");
  CHECK(as_markdown(support::list_of({}), Language::fr) ==
        "# Liste\n\nAucune ligne.\n");
}

TEST_CASE("markup in a text is text", "[markdown]") {
  const auto row = [](const std::string& text) {
    std::istringstream page(
        as_markdown(support::list_of({text}), Language::en));
    std::string line;
    for (int n = 0; n < 5; ++n)
      std::getline(page, line);
    return line;
  };

  CHECK(row("a | b") == R"(| a \| b |)");
  CHECK(row("*b* _i_ `c` ~g~") == R"(| \*b\* \_i\_ \`c\` \~g\~ |)");
  CHECK(row("[x](y)") == R"(| \[x\](y) |)");
  CHECK(row("<b>&lt;") == R"(| \<b\>\&lt; |)");
  CHECK(row("# $x$") == R"(| \# \$x\$ |)");
  CHECK(row("a\nb") == R"(| a\\u{A}b |)");
  CHECK(row("\\|") == R"(| \\\\\| |)");
  CHECK(row("") == "| |");
  CHECK(row("1. L’été - fin") == "| 1. L’été - fin |");
}

TEST_CASE("hostile texts stay in their cells", "[markdown]") {
  const auto page = as_markdown(support::hostile_table(), Language::fr);

  CHECK_FALSE(support::disturbs_a_terminal(page));
  std::istringstream lines(page);
  std::string line;
  std::size_t rows = 0;
  while (std::getline(lines, line)) {
    if (!line.starts_with("|")) continue;
    CAPTURE(line);
    CHECK(separators(line) == 2);
    ++rows;
  }
  CHECK(rows == support::hostile_texts().size() + 3);
}
