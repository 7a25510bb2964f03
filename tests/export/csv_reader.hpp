// A small reader of RFC 4180, to see what a spreadsheet would.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct CsvField {
  std::string text;
  bool quoted = false;
};

using CsvRows = std::vector<std::vector<CsvField>>;

/// The rows of `text`, or nothing where it breaks the grammar: a quote inside
/// an unquoted field, text after a closing quote, a line that does not end in
/// CR LF.
inline std::optional<CsvRows> read_csv(std::string_view text, char separator) {
  CsvRows rows;
  std::size_t at = 0;
  while (at < text.size()) {
    auto& row = rows.emplace_back();
    for (bool more = true; more;) {
      auto& field = row.emplace_back();
      field.quoted = at < text.size() && text[at] == '"';
      if (field.quoted) {
        for (++at;; ++at) {
          if (at >= text.size()) return std::nullopt;
          if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
          if (text[at] == '"') ++at;
          field.text += text[at];
        }
        ++at;
      } else {
        while (at < text.size() && text[at] != separator && text[at] != '\r') {
          if (text[at] == '"' || text[at] == '\n') return std::nullopt;
          field.text += text[at++];
        }
      }
      more = at < text.size() && text[at] == separator;
      if (more) ++at;
    }
    if (text.substr(at, 2) != "\r\n") return std::nullopt;
    at += 2;
  }
  return rows;
}

/// What was written, where a text was kept from being a formula.
inline std::string without_guard(std::string text) {
  if (text.starts_with('\'')) text.erase(0, 1);
  return text;
}

}  // namespace support
