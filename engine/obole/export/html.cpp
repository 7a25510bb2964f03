#include "obole/base/unicode.hpp"
#include "obole/export/markup.hpp"
#include "obole/export/page_style.hpp"
#include "obole/export/render.hpp"
#include "obole/export/words.hpp"

#include <fmt/format.h>

namespace obole::exports {
namespace {

class Page {
 public:
  Page(const reports::Table& table, Language language)
      : table_(table),
        language_(language),
        title_(escaped(shown(table.title.empty() ? table.what
                                                 : table.title.in(language)))) {
  }

  std::string write() && {
    head();
    if (table_.rows.empty())
      text_ +=
          fmt::format("<h1>{}</h1>\n<p>{}</p>\n", title_, no_rows(language_));
    else
      grid();
    notes();
    text_ += "</main>\n</body>\n</html>\n";
    return std::move(text_);
  }

 private:
  // The policy lets nothing in from elsewhere, should a text ever get past the
  // escaping.
  void head() {
    text_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
        language_ == Language::fr ? "fr" : "en", title_, page_style);
  }

  void grid() {
    text_ += fmt::format(
        "<table>\n<caption><h1>{}</h1></caption>\n<thead>\n<tr>\n", title_);
    const auto headings = headings_in_words(table_, language_);
    for (std::size_t n = 0; n < headings.size(); ++n)
      element("th", n, {.scope = "col", .negative = false}, headings[n]);
    text_ += "</tr>\n</thead>\n<tbody>\n";
    for (const auto& cells : table_.rows)
      row(cells, in_words(cells, language_));
    text_ += "</tbody>\n";
    if (!table_.totals.empty()) {
      text_ += "<tfoot>\n";
      row(table_.totals, totals_in_words(table_.totals, language_));
      text_ += "</tfoot>\n";
    }
    text_ += "</table>\n";
  }

  // The first cell names the row, to those who hear it read.
  void row(const Row& cells, const Words& words) {
    text_ += "<tr>\n";
    for (std::size_t n = 0; n < cells.size(); ++n)
      element(n == 0 ? "th" : "td", n,
              {.scope = n == 0 ? "row" : "",
               .negative = is_negative_amount(cells[n])},
              words[n]);
    text_ += "</tr>\n";
  }

  struct Traits {
    std::string_view scope;
    bool negative;
  };

  void element(std::string_view name, std::size_t column, Traits traits,
               std::string_view words) {
    text_.append("<").append(name);
    if (!traits.scope.empty())
      text_.append(" scope=\"").append(traits.scope).append("\"");
    if (is_number(table_.columns[column]))
      text_ +=
          traits.negative ? " class=\"number negative\"" : " class=\"number\"";
    else if (traits.negative)
      text_ += " class=\"negative\"";
    text_.append(">").append(escaped(words));
    text_.append("</").append(name).append(">\n");
  }

  void notes() {
    if (table_.notes.empty()) return;
    text_ += "<dl>\n";
    for (const auto& [name, value] : table_.notes)
      text_ += fmt::format("<div><dt>{}{}</dt><dd>{}</dd></div>\n",
                           escaped(shown(name.in(language_))),
                           language_ == Language::fr ? "\u00A0:" : ":",
                           escaped(in_words(value, language_)));
    text_ += "</dl>\n";
  }

  const reports::Table& table_;
  Language language_;
  std::string title_;
  std::string text_;
};

}  // namespace

std::string as_html(const reports::Table& table, Language language) {
  check_shape(table);
  const auto seen = for_people(table);
  return Page(seen, language).write();
}

}  // namespace obole::exports
