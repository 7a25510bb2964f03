// A Table as an OpenDocument spreadsheet (ODF 1.2), which LibreOffice has as
// its own.
//
// Cells have types: amounts are numbers in decimals, as they are; days are
// days, texts are texts, whatever they begin with: no cell is ever a formula.
// A number of more than 15 digits, which a spreadsheet could not hold, is
// written as text.  The same table gives the same bytes.

#pragma once

#include "obole/reports/table.hpp"

#include <memory>
#include <span>
#include <string>

namespace obole::exports {

/// Rows that come page by page: they wait in a temporary file that others
/// cannot read, not in memory.  Throws std::runtime_error where no such file
/// can be written.
class OdsRows {
 public:
  OdsRows(const reports::Table& head, Language language);
  ~OdsRows();
  OdsRows(OdsRows&&) noexcept;
  OdsRows& operator=(OdsRows&&) = delete;

  void begin(std::string& /*text*/) const {}
  void rows(std::span<const reports::Row> rows, std::string& text);
  /// Appends the document to a text.
  void end(std::string& text);

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

/// The whole table, its totals below, its title and notes on a second sheet.
std::string as_ods(const reports::Table& table, Language language);

}  // namespace obole::exports
