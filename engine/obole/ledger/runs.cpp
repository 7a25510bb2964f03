#include "obole/ledger/runs.hpp"

#include "obole/ledger/canonical.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {

Result<Recorded> record(Journal& journal, const NewRun& run) {
  const auto key = key_for(run.reference, Key::fresh());
  if (!key) return key.error();
  std::string request;
  for (const auto& word : run.request) {
    if (!request.empty()) request += ',';
    canonical::append_string(request, word);
  }
  Draft draft("run.recorded", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("command", run.command)
      .raw("request", '[' + request + ']')
      .text("reference", run.reference);
  return journal.append(draft);
}

}  // namespace obole::ledger
