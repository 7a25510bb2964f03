// Decisions of law about gifts, recorded: each stands as it was given, with its
// grounds, whatever rules are adopted later.

#pragma once

#include "obole/ledger/gift_reader.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/rules/eligibility.hpp"

#include <optional>
#include <string>

namespace obole::ledger {

struct NewAssessment {
  const ReadGift& gift;
  const rules::Decision& decision;
  std::int64_t rules;       ///< entry of the rule table it rests on
  std::string reason = {};  ///< why a person accepted it; with personal data
};

struct Assessment {
  std::int64_t seq;
  std::int64_t donation;
  std::int64_t rules;
  Date decided_on;
  rules::Decision decision;
  std::string reason;  ///< from the people file
};

/// Records the decision.  The same as the latest about this gift is not
/// recorded again: that one answers, `already`.  Refuses with text_malformed.
Result<Recorded> record(Journal& journal, const NewAssessment& assessment);

/// The latest decision about the gift.
std::optional<Assessment> latest_assessment(Book& book, std::int64_t donation);

/// Of the first `size` entries, the latest decision about the gift.
std::optional<Assessment> assessment_within(Book& book, std::int64_t donation,
                                            std::int64_t size);

}  // namespace obole::ledger
