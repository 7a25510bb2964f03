// What a territory file would add to the ledger, and its recording.

#pragma once

#include "obole/intake/territory_file.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::intake {

/// changed: a project that moved on to another stage.  conflict: the ledger
/// knows it with another content.
enum class PlanState : std::uint8_t { added, unchanged, changed, conflict };
enum class PlannedThing : std::uint8_t {
  programme,
  project,
  partner,
  campaign,
  goal,
  tier,
  donor,
  fund,
  earmark
};

std::string_view french(PlanState state);
std::string_view french(PlannedThing thing);

struct PlanStep {
  PlannedThing what;
  std::string code;  ///< "TOIT", "TOIT ARDOISE" of a tier
  PlanState state;
  /// That says so, or opened it; none where a conflict keeps it from being.
  std::optional<std::int64_t> entry;
};

struct Plan {
  std::vector<PlanStep> steps;
  std::int64_t recorded = 0;              ///< entries
  std::optional<std::int64_t> last = {};  ///< of them
  Verdict conflict = {};                  ///< the first, with its line
};

/// Records what of `territory` is new, in the order in which it can be: the
/// caller commits, or drops the journal where there is a conflict or where only
/// the plan was asked for.  A project's stage moves on when the file's comes
/// after every stage the project has been through; one that it has left behind
/// is no difference.
///
/// Refuses, naming line and key, as the recording of each thing does.
Result<Plan> apply(ledger::Journal& journal, const Territory& territory);

}  // namespace obole::intake

namespace obole {
template <>
std::span<const std::string_view> words<intake::PlanState>();
template <>
std::span<const std::string_view> words<intake::PlannedThing>();
}  // namespace obole
