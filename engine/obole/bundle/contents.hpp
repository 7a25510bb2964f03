// The files of an audit bundle that follow from a ledger
// (docs/audit-bundle.md).
//
// Each is made from the entries numbered below `size` alone, so that a ledger
// that grows meanwhile gives the same bytes.  Text is UTF-8, lines end in LF;
// CSV as RFC 4180 quotes it, amounts with the currency's decimals, days as
// 2026-03-01, and a `'` before a text that a spreadsheet would compute.

#pragma once

#include "obole/ledger/book.hpp"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace obole::bundle {

/// A donor's name by the number of the donor id.
using Names = std::map<std::int64_t, std::string>;

struct Source {
  ledger::Book& book;
  std::int64_t size;             ///< entries
  const Names* names = nullptr;  ///< to be written too
};

/// Takes a text piece by piece.
using Take = std::function<void(std::string_view)>;

/// A file that follows from the entries.
struct Content {
  std::string_view name;
  void (*write)(const Source& source, const Take& take);
};

/// Those of every bundle, in order of their names.
const std::array<Content, 6>& contents();

/// How the queries above are numbered: 1 until a column changes.
inline constexpr std::int64_t query_version = 1;

/// "people.jsonl": each person's text with its salt, as entries commit to it.
void write_people(const Source& source, const Take& take);

/// The names in the people file, as last told; nothing for who has none.
Names names_of(ledger::Book& book, std::int64_t size);

/// Appends `text` as a field of a line of CSV.
void append_field(std::string& line, std::string_view text);

}  // namespace obole::bundle
