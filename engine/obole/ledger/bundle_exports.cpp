#include "obole/ledger/bundle_exports.hpp"

#include "obole/ledger/wording.hpp"

namespace obole::ledger {

Result<Recorded> record(Journal& journal, const NewBundleExport& exported) {
  const auto key = key_for(exported.reference, Key::fresh());
  if (!key) return key.error();
  Sha256 sha;
  Draft draft("bundle.exported", journal.context().today, *key);
  draft.dated_by_clock();
  draft.flag("names", exported.names)
      .integer("size", journal.next())
      .text("root", hex(journal.book().frontier().root(sha)))
      .text("manifest", hex(exported.manifest))
      .text("reference", exported.reference.value_or(""));
  // The manifest says both, and its digest is compared.
  draft.uncompared("size").uncompared("root");
  return journal.append(draft);
}

Result<std::optional<std::int64_t>> size_exported(
    Journal& journal, const std::string& reference) {
  const auto key = key_for(reference, Key::fresh());
  if (!key) return key.error();
  // An entry states those before it.
  return journal.find(*key);
}

}  // namespace obole::ledger
