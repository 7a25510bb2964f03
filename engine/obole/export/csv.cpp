#include "obole/base/check.hpp"
#include "obole/export/render.hpp"
#include "obole/export/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace obole::exports {
namespace {

using reports::Share;

constexpr std::string_view end_of_line = "\r\n";
constexpr std::string_view byte_order_mark = "\uFEFF";

// What makes a spreadsheet take a text for a formula (CWE-1236); the
// apostrophe is among them so that the one put in front can be told from one
// that was there.
constexpr std::string_view formula_starts = "=+-@'\t\r\n";

// Both separators are quoted in both locales: a spreadsheet set to the other
// one would find a formula after it.
constexpr auto is_quoted = [] {
  std::array<bool, 256> set{};
  for (const char each : std::string_view(",;\t\"\r\n"))
    set[static_cast<unsigned char>(each)] = true;
  return set;
}();

bool needs_quotes(std::string_view text) {
  return text.starts_with(' ') || text.ends_with(' ') ||
         std::any_of(text.begin(), text.end(), [](char each) {
           return is_quoted[static_cast<unsigned char>(each)];
         });
}

void append_text(std::string& line, std::string_view text) {
  const bool formula = !text.empty() && formula_starts.find(text.front()) !=
                                            std::string_view::npos;
  const bool quoted = needs_quotes(text);
  if (quoted) line += '"';
  if (formula) line += '\'';
  if (quoted) {
    for (const char each : text)
      line.append(each == '"' ? 2 : 1, each);
    line += '"';
  } else {
    line += text;
  }
}

// A share of 8725 as "0.8725".
std::string fraction(Share share) {
  const bool negative = share.per_ten_thousand < 0;
  auto parts = static_cast<std::uint64_t>(share.per_ten_thousand);
  if (negative) parts = 0 - parts;
  return fmt::format("{}{}.{:04}", negative ? "-" : "", parts / 10'000,
                     parts % 10'000);
}

// Appends a cell to a line.
class Field {
 public:
  Field(std::string& line, bool french) : line_(line), french_(french) {}

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { append_text(line_, text); }
  void operator()(std::int64_t number) const {
    line_ += std::to_string(number);
  }
  void operator()(Money amount) const { decimal(plain(amount)); }
  void operator()(Date date) const {
    line_ += french_ ? french(date) : iso(date);
  }
  void operator()(Share share) const { decimal(fraction(share)); }
  void operator()(bool yes) const {
    if (french_) {
      line_ += yes ? "oui" : "non";
    } else {
      line_ += yes ? "true" : "false";
    }
  }
  void operator()(const Sentence& word) const {
    append_text(line_, french_ ? word.fr : word.en);
  }

 private:
  void decimal(std::string text) const {
    if (french_) std::replace(text.begin(), text.end(), '.', ',');
    line_ += text;
  }

  std::string& line_;
  bool french_;
};

void end_line(std::string& text, std::size_t start, std::size_t fields) {
  // A line with nothing on it is not read as a row.
  if (fields == 1 && text.size() == start) text += "\"\"";
  text += end_of_line;
}

}  // namespace

void CsvLines::begin(std::string& text) const {
  const bool french = locale_ == CsvLocale::fr;
  if (french) text += byte_order_mark;
  const auto& columns = head_.columns;
  const auto start = text.size();
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (at > 0) text += french ? ';' : ',';
    append_text(text, french ? columns[at].heading.fr : columns[at].key);
  }
  end_line(text, start, columns.size());
}

void CsvLines::rows(std::span<const reports::Row> rows,
                    std::string& text) const {
  const bool french = locale_ == CsvLocale::fr;
  const Field field(text, french);
  for (const auto& row : rows) {
    check(row.size() == head_.columns.size(),
          "a row has a cell for each column");
    const auto start = text.size();
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (at > 0) text += french ? ';' : ',';
      std::visit(field, row[at]);
    }
    end_line(text, start, row.size());
  }
}

std::string as_csv(const reports::Table& table, CsvLocale locale) {
  check_shape(table);
  const CsvLines lines(table, locale);
  std::string text;
  lines.begin(text);
  lines.rows(table.rows, text);
  return text;
}

}  // namespace obole::exports
