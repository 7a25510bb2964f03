// What was declared to the tax office about a year's receipts (CGI 222 bis).

#pragma once

#include "obole/ledger/receipt_list.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewDeclaration {
  int year;  ///< of the gifts
  Date filed_on;
  std::optional<std::string> reference = {};
};

struct Declaration {
  std::int64_t seq;
  int year;
  Declared declared;
  Date filed_on;
};

/// Records that the year's count and total, as they stand, were declared; a
/// correction is another filing.  Refuses with date_malformed (before the year
/// has ended, or still to come), not_permitted (no receipt in the year),
/// declaration_filed (the same figures were filed already), period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewDeclaration& declaration);

/// The filings of a year, the latest last; filed on a day or before, or all.
std::vector<Declaration> declarations(Book& book, int year,
                                      std::optional<Date> as_of = std::nullopt);

}  // namespace obole::ledger
