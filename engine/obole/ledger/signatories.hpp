// Who signs the organisation's receipts.

#pragma once

#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewSignatory {
  std::string name;               ///< kept with the personal data
  std::string quality;            ///< "Maire", "Adjointe aux finances"
  std::string delegation = {};    ///< reference of the act that allows it
  std::optional<Date> from = {};  ///< today, if not said
  std::optional<std::string> reference = {};
};

struct Signatory {
  std::int64_t seq;
  Date from;
  std::string name;  ///< empty once forgotten, or without people file
  std::string quality;
  std::string delegation;
};

/// Refuses with text_malformed, date_malformed, period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewSignatory& signatory);

/// Who signs on `day`: the one named last among those whose first day has come.
std::optional<Signatory> signatory_on(Book& book, Date day);

/// The one that entry `seq` names.
Signatory signatory_of_entry(Book& book, std::int64_t seq);

std::vector<Signatory> signatories(Book& book);

}  // namespace obole::ledger
