#include "obole/ledger/runs.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/entries.hpp"
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
  if (const auto& result = run.result) {
    draft.integer("found", result->found)
        .integer("taken", result->taken)
        .integer("size", result->size);
  }
  for (const char* const field : {"found", "taken", "size"})
    draft.uncompared(field);
  return journal.append(draft);
}

PastRun past_run(Book& book, std::int64_t seq) {
  const auto entry = find_entry(book, seq);
  canonical::Document body;
  check(entry && entry->kind == "run.recorded" && body.parse(entry->body),
        "a run is noted by its entry");
  return {seq,
          entry->effective,
          {body.integer("found"), body.integer("taken"), body.integer("size")}};
}

}  // namespace obole::ledger
