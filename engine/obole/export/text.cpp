#include "obole/base/unicode.hpp"
#include "obole/export/render.hpp"
#include "obole/export/words.hpp"

#include <algorithm>

namespace obole::exports {
namespace {

constexpr std::string_view bold = "\x1B[1m";
constexpr std::string_view red = "\x1B[31m";
constexpr std::string_view normal = "\x1B[0m";
constexpr std::size_t gap = 2;

class Page {
 public:
  Page(const reports::Table& table, Language language, bool colour)
      : table_(table), language_(language), colour_(colour) {}

  std::string write() && {
    title();
    if (table_.rows.empty())
      text_.append(no_rows(language_)) += '\n';
    else
      grid();
    notes();
    return std::move(text_);
  }

 private:
  void title() {
    const auto words = shown(table_.title.in(language_));
    if (words.empty()) return;
    text_ += colour_ ? marked(words, bold) : words;
    text_ += "\n\n";
  }

  void grid() {
    const auto headings = headings_in_words(table_, language_);
    const auto totals = totals_in_words(table_.totals, language_);
    std::vector<Words> rows;
    rows.reserve(table_.rows.size());
    for (const auto& row : table_.rows)
      rows.push_back(in_words(row, language_));

    widths_.assign(headings.size(), 1);
    widen(headings);
    widen(totals);
    for (const auto& row : rows)
      widen(row);

    line(headings, nullptr);
    rule();
    for (std::size_t n = 0; n < rows.size(); ++n)
      line(rows[n], &table_.rows[n]);
    if (totals.empty()) return;
    rule();
    line(totals, &table_.totals);
  }

  void widen(const Words& words) {
    for (std::size_t n = 0; n < words.size(); ++n)
      widths_[n] = std::max(widths_[n], width(words[n]));
  }

  // `cells` are what the words stand for; headings stand for none.
  void line(const Words& words, const Row* cells) {
    for (std::size_t n = 0; n < words.size(); ++n) {
      if (n > 0) text_.append(gap, ' ');
      const auto padding = widths_[n] - width(words[n]);
      const bool right = is_number(table_.columns[n]);
      const bool mark =
          colour_ && cells != nullptr && is_negative_amount((*cells)[n]);
      if (right) text_.append(padding, ' ');
      text_ += mark ? marked(words[n], red) : words[n];
      if (!right) text_.append(padding, ' ');
    }
    end_line();
  }

  void rule() {
    for (std::size_t n = 0; n < widths_.size(); ++n) {
      if (n > 0) text_.append(gap, ' ');
      text_.append(widths_[n], '-');
    }
    end_line();
  }

  void end_line() {
    while (text_.ends_with(' '))
      text_.pop_back();
    text_ += '\n';
  }

  void notes() {
    if (!table_.notes.empty()) text_ += '\n';
    for (const auto& [name, value] : table_.notes) {
      text_.append(shown(name.in(language_))).append(colon(language_));
      text_.append(in_words(value, language_));
      end_line();
    }
  }

  static std::string marked(const std::string& words, std::string_view how) {
    return std::string(how).append(words).append(normal);
  }

  const reports::Table& table_;
  Language language_;
  bool colour_;
  std::vector<std::size_t> widths_;
  std::string text_;
};

}  // namespace

std::string as_text(const reports::Table& table, Language language,
                    bool colour) {
  check_shape(table);
  const auto seen = for_people(table);
  return Page(seen, language, colour).write();
}

}  // namespace obole::exports
