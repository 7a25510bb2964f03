// The legal dossier of a campaign: what acts and opinions it rests on, as they
// come in.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/rules/dossier_names.hpp"

#include <map>
#include <optional>
#include <string>

namespace obole::ledger {

struct NewDossierFact {
  Code campaign;
  rules::DossierName name;
  std::string value;  ///< a word, a day, a reference: as the name asks
  std::optional<std::string> reference = {};
};

struct DossierFact {
  std::int64_t seq;
  std::string value;
  Date since;  ///< the day it was recorded
};

/// The value of each name that has one, the latest.
using Dossier = std::map<rules::DossierName, DossierFact>;

/// Records a fact; the same value as before is not recorded again.  Refuses
/// with campaign_unknown, and as rules::read_dossier_value does.
Result<Recorded> record(Journal& journal, const NewDossierFact& fact);

/// Of the campaign whose opening is entry `campaign`.
Dossier dossier_of(Book& book, std::int64_t campaign);

}  // namespace obole::ledger
