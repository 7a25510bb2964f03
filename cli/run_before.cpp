#include "cli/run_before.hpp"

#include "obole/ledger/runs.hpp"

namespace cli {

using obole::ledger::Journal;
using obole::ledger::Recorded;

obole::Result<std::optional<Recorded>> run_before(Journal& journal,
                                                  const Arguments& arguments) {
  const auto reference = arguments.if_any("--reference");
  if (!reference) return std::optional<Recorded>();
  const auto recorded = obole::ledger::record(
      journal, {journal.context().task, arguments.request(), *reference});
  if (!recorded) return recorded.error();
  return recorded->already ? std::optional(*recorded) : std::nullopt;
}

}  // namespace cli
