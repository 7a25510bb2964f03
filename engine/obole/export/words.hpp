// What the renderers for people have in common: a cell in words.

#pragma once

#include "obole/reports/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace obole::exports {

using Row = std::vector<reports::Cell>;
using Words = std::vector<std::string>;

/// `table` as people see it.
reports::Table for_people(const reports::Table& table);

/// Breaks a promise unless every row and the totals are as long as the columns.
void check_shape(const reports::Table& table);

/// `cell` as `language` writes it; fit for a terminal, not yet for markup.
std::string in_words(const reports::Cell& cell, Language language);
Words in_words(const Row& row, Language language);

/// The same, but what is missing is left blank, and in the first column is
/// "Total".
Words totals_in_words(const Row& totals, Language language);

Words headings_in_words(const reports::Table& table, Language language);

/// What comes between the name of a note and what it says.
std::string_view colon(Language language);

/// Said in place of rows.
std::string_view no_rows(Language language);

bool is_negative_amount(const reports::Cell& cell);

/// More than nothing or zero.
bool says_something(const reports::Cell& cell);

inline bool is_number(const reports::Column& column) {
  return column.kind == reports::Column::Kind::number;
}

}  // namespace obole::exports
