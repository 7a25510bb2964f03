// Earmarks: uses that gifts are meant for, and what became of their money.
//
// received = gifts meant for it, less what was given back of them
// remaining = received - spent - released

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewEarmark {
  Code code;
  std::string title;
  std::optional<Code> project = {};
  std::optional<std::string> reference = {};
};

/// spent: used as meant.  released: free of its use, by a decision.
enum class EarmarkUse : std::uint8_t { spent, released };

std::string_view french(EarmarkUse use);

struct NewEarmarkUse {
  Code earmark;
  EarmarkUse use;
  Money amount;
  Date date;
  std::string reason;  ///< kept with the personal data
  std::optional<std::string> reference = {};
};

struct Earmark {
  std::int64_t seq;
  std::string code;
  std::string title;
  std::string project;  ///< its code; may be empty
  std::int64_t donations;
  Money received;
  Money spent;
  Money released;

  /// Below zero when gifts went back after they were spent: an alert.
  Money remaining() const { return received - spent - released; }
};

/// Refuses with text_malformed, project_unknown, already_exists and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewEarmark& earmark);

/// Refuses with earmark_unknown, amount_not_positive, date_malformed (still to
/// come), exceeds_available, text_malformed, period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewEarmarkUse& use);

/// By code; of what is dated on a day or before, or of all.
std::vector<Earmark> earmarks(Book& book,
                              std::optional<Date> as_of = std::nullopt);

}  // namespace obole::ledger

namespace obole {
template <>
std::span<const std::string_view> words<ledger::EarmarkUse>();
}  // namespace obole
