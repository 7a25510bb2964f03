// A Table as text for people, CSV for spreadsheets and scripts, Markdown and
// HTML for documents.
//
// Rows and totals are as long as the columns, and texts are UTF-8: what is not
// is spelled out for people and left alone in CSV.  What people read is written
// as `language` does: amounts are grouped ("1,250.00" or "1 250,00") and name
// their currency unless it is the euro, a missing value is a dash, words of a
// closed list are of that language, and every text is `shown` (unicode.hpp).
// Totals stand below a rule; where they say nothing in the first column they
// are called "Total".  A table without rows says so.

#pragma once

#include "obole/reports/table.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace obole::exports {

/// Aligned columns under a title; notes below.  Numbers stand to the right.
/// `colour` marks the title and negative amounts.
std::string as_text(const reports::Table& table, Language language,
                    bool colour);

enum class CsvLocale : std::uint8_t {
  c,   ///< ',' '.' UTF-8 without BOM, ISO dates, keys as headings, true/false
  fr,  ///< ';' ',' UTF-8 with BOM, 01/03/2026, French headings, oui/non
};

/// RFC 4180 with CR LF.  Text that a spreadsheet would take for a formula (it
/// begins with = + - @ ' TAB CR or LF) gets one ' in front, in both locales: a
/// reader that strips one ' from the front of a text has what was written.
///
/// Numbers are never quoted text, nor grouped; shares are fractions ("0.8725").
/// A missing value is empty.  Totals, notes and currencies are not written: a
/// sum is the reader's to make, and a table that may hold several currencies
/// has a column that tells them.
std::string as_csv(const reports::Table& table, CsvLocale locale);

/// The same for rows that come page by page: appends to a text what as_csv
/// would say of all of them.
class CsvLines {
 public:
  CsvLines(const reports::Table& head, CsvLocale locale)
      : head_(head), locale_(locale) {}

  void begin(std::string& text) const;
  void rows(std::span<const reports::Row> rows, std::string& text) const;
  void end(std::string& /*text*/) const {}

 private:
  const reports::Table& head_;
  CsvLocale locale_;
};

/// A pipe table (GitHub's Markdown) with title and notes; pipes and markup in
/// text are escaped.
std::string as_markdown(const reports::Table& table, Language language);

/// One self-contained page, readable on paper and aloud, without scripts.
std::string as_html(const reports::Table& table, Language language);

}  // namespace obole::exports
