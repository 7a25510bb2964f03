#include "obole/base/unicode.hpp"
#include "obole/export/render.hpp"
#include "obole/export/words.hpp"

namespace obole::exports {
namespace {

// What CommonMark, GitHub's tables, strike-through and formulas give a meaning
// within a line.
constexpr std::string_view markup = "\\`*_[]<>&|~$#";

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char each : text) {
    if (markup.find(each) != std::string_view::npos) out += '\\';
    out += each;
  }
  return out;
}

void add_line(std::string& text, const Words& words, std::string_view mark) {
  for (const auto& word : words) {
    text += "| ";
    if (!word.empty()) text.append(mark).append(escaped(word)).append(mark);
    text += word.empty() ? "" : " ";
  }
  text += "|\n";
}

void add_grid(std::string& text, const reports::Table& table,
              Language language) {
  add_line(text, headings_in_words(table, language), "");
  for (const auto& column : table.columns)
    text += is_number(column) ? "| --: " : "| :-- ";
  text += "|\n";
  for (const auto& row : table.rows)
    add_line(text, in_words(row, language), "");
  if (!table.totals.empty())
    add_line(text, totals_in_words(table.totals, language), "**");
}

}  // namespace

std::string as_markdown(const reports::Table& whole, Language language) {
  check_shape(whole);
  const auto table = for_people(whole);
  std::string text;
  if (!table.title.empty())
    text += "# " + escaped(shown(table.title.in(language))) + "\n\n";
  if (table.rows.empty())
    text.append(no_rows(language)) += '\n';
  else
    add_grid(text, table, language);

  if (!table.notes.empty()) text += '\n';
  for (const auto& [name, value] : table.notes) {
    text += "- " + escaped(shown(name.in(language)));
    text.append(colon(language)).append(escaped(in_words(value, language))) +=
        '\n';
  }
  return text;
}

}  // namespace obole::exports
