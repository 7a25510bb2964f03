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
      : whole_(table),
        seen_(seen_columns(table)),
        head_(head_for_people(table, seen_)),
        language_(language),
        colour_(colour) {}

  std::string write() && {
    title();
    if (whole_.rows.empty())
      text_.append(no_rows(language_)) += '\n';
    else
      grid();
    notes();
    return std::move(text_);
  }

 private:
  void title() {
    const auto words = shown(head_.title.in(language_));
    if (words.empty()) return;
    text_ += colour_ ? marked(words, bold) : words;
    text_ += "\n\n";
  }

  void grid() {
    const auto headings = headings_in_words(head_, language_);
    const auto totals = totals_in_words(head_.totals, language_);
    widths_.assign(headings.size(), 1);
    widen(headings);
    widen(totals);
    // Twice into words: there may be a million rows.
    Words words;
    for (const auto& row : whole_.rows) {
      in_words(row, seen_, language_, words);
      widen(words);
    }

    line(headings, nullptr);
    rule();
    for (const auto& row : whole_.rows) {
      in_words(row, seen_, language_, words);
      line(words, &row);
    }
    if (totals.empty()) return;
    rule();
    line(totals, &whole_.totals);
  }

  void widen(const Words& words) {
    for (std::size_t n = 0; n < words.size(); ++n)
      widths_[n] = std::max(widths_[n], width(words[n]));
  }

  // `cells` is the row that the words stand for; headings stand for none.
  void line(const Words& words, const Row* cells) {
    for (std::size_t n = 0; n < words.size(); ++n) {
      if (n > 0) text_.append(gap, ' ');
      const auto padding = widths_[n] - width(words[n]);
      const bool right = is_number(head_.columns[n]);
      const bool mark =
          colour_ && cells != nullptr && is_negative_amount((*cells)[seen_[n]]);
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
    if (!head_.notes.empty()) text_ += '\n';
    for (const auto& [name, value] : head_.notes) {
      text_.append(shown(name.in(language_))).append(colon(language_));
      text_.append(in_words(value, language_));
      end_line();
    }
  }

  static std::string marked(const std::string& words, std::string_view how) {
    return std::string(how).append(words).append(normal);
  }

  const reports::Table& whole_;
  Places seen_;
  reports::Table head_;
  Language language_;
  bool colour_;
  std::vector<std::size_t> widths_;
  std::string text_;
};

}  // namespace

std::string as_text(const reports::Table& table, Language language,
                    bool colour) {
  check_shape(table);
  return Page(table, language, colour).write();
}

}  // namespace obole::exports
