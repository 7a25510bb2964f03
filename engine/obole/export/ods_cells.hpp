// The markup of an OpenDocument spreadsheet (ODF 1.2, part 1).

#pragma once

#include "obole/reports/table.hpp"

#include <string>
#include <string_view>

namespace obole::exports::ods {

/// Everything before the first sheet: the styles that cells name.
std::string beginning();
/// Everything after the last one.
std::string_view ending();

/// A sheet up to its rows, and what closes it.
std::string sheet(std::string_view name, std::size_t columns);
std::string_view sheet_end();

/// A row of headings, which stays in sight and is printed on every page.
std::string headings(const reports::Table& head, Language language);

/// A row.
std::string row(const reports::Row& row, Language language);

}  // namespace obole::exports::ods
