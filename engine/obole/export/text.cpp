#include "obole/base/check.hpp"
#include "obole/base/packed.hpp"
#include "obole/base/unicode.hpp"
#include "obole/export/render.hpp"
#include "obole/export/text_table.hpp"

#include <algorithm>

namespace obole::exports {
namespace {

constexpr std::string_view bold = "\x1B[1m";
constexpr std::string_view red = "\x1B[31m";
constexpr std::string_view normal = "\x1B[0m";
constexpr std::size_t gap = 2;

std::string marked(std::string_view words, std::string_view how) {
  return std::string(how).append(words).append(normal);
}

void end_line(std::string& text) {
  while (text.ends_with(' '))
    text.pop_back();
  text += '\n';
}

}  // namespace

TextTable::TextTable(const reports::Table& head, Language language, bool colour)
    : head_(head), language_(language), colour_(colour) {
  for (const auto& column : head.columns)
    columns_.push_back({1, !column.only_if_any});
  widen(headings_in_words(head, language));
  widen(totals_in_words(head.totals, language));
}

void TextTable::widen(const Words& words) {
  for (std::size_t n = 0; n < words.size(); ++n)
    columns_[n].width = std::max(columns_[n].width, width(words[n]));
}

void TextTable::add(std::span<const reports::Row> rows) {
  Line line;
  for (const auto& row : rows) {
    check(row.size() == columns_.size(), "a row has a cell for each column");
    line.words.clear();
    line.is_negative.clear();
    for (std::size_t n = 0; n < row.size(); ++n) {
      line.words.push_back(in_words(row[n], language_));
      line.is_negative.push_back(is_negative_amount(row[n]));
      if (says_something(row[n])) columns_[n].is_seen = true;
    }
    widen(line.words);
    put(line);
  }
}

void TextTable::put(const Line& line) {
  Packer packer;
  for (std::size_t n = 0; n < line.words.size(); ++n)
    packer(bool{line.is_negative[n]})(line.words[n]);
  lines_.put(packer.take());
}

TextTable::Line TextTable::taken(std::string_view bytes) const {
  Unpacker unpacker(bytes);
  Line line;
  line.words.resize(columns_.size());
  for (auto& words : line.words) {
    bool is_negative = false;
    unpacker(is_negative)(words);
    line.is_negative.push_back(is_negative);
  }
  return line;
}

void TextTable::write(const Take& take) {
  title(take);
  if (lines_.size() == 0)
    take(std::string(no_rows(language_)) + '\n');
  else
    grid(take);
  notes(take);
}

void TextTable::title(const Take& take) const {
  const auto words = shown(head_.title.in(language_));
  if (words.empty()) return;
  take((colour_ ? marked(words, bold) : words) + "\n\n");
}

void TextTable::grid(const Take& take) const {
  line({headings_in_words(head_, language_), {}}, take);
  rule(take);
  lines_.each([&](std::string_view bytes) { line(taken(bytes), take); });
  if (head_.totals.empty()) return;
  rule(take);
  Line totals{totals_in_words(head_.totals, language_), {}};
  for (const auto& cell : head_.totals)
    totals.is_negative.push_back(is_negative_amount(cell));
  line(totals, take);
}

// Of headings nothing is negative.
void TextTable::line(const Line& line, const Take& take) const {
  std::string text;
  bool is_first = true;
  for (std::size_t n = 0; n < columns_.size(); ++n) {
    if (!columns_[n].is_seen) continue;
    if (!is_first) text.append(gap, ' ');
    is_first = false;
    const auto& words = line.words[n];
    const auto padding = columns_[n].width - width(words);
    const bool right = is_number(head_.columns[n]);
    const bool mark =
        colour_ && !line.is_negative.empty() && line.is_negative[n];
    if (right) text.append(padding, ' ');
    text += mark ? marked(words, red) : words;
    if (!right) text.append(padding, ' ');
  }
  end_line(text);
  take(text);
}

void TextTable::rule(const Take& take) const {
  std::string text;
  for (const auto& column : columns_) {
    if (!column.is_seen) continue;
    if (!text.empty()) text.append(gap, ' ');
    text.append(column.width, '-');
  }
  end_line(text);
  take(text);
}

void TextTable::notes(const Take& take) const {
  std::string text;
  if (!head_.notes.empty()) text += '\n';
  for (const auto& [name, value] : head_.notes) {
    text.append(shown(name.in(language_))).append(colon(language_));
    text.append(in_words(value, language_));
    end_line(text);
  }
  take(text);
}

std::string as_text(const reports::Table& table, Language language,
                    bool colour) {
  check_shape(table);
  TextTable whole(table, language, colour);
  whole.add(table.rows);
  std::string text;
  whole.write([&](std::string_view part) { text += part; });
  return text;
}

}  // namespace obole::exports
