#include "obole/intake/file_reference.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/entries.hpp"

namespace obole::intake {

Result<Referred> referred(ledger::Journal& journal,
                          const std::string& reference,
                          const std::string& digest) {
  const auto checked = parse_reference(reference);
  if (!checked) return checked.error();
  const auto seq = journal.find(ledger::Key::reference(*checked));
  if (!seq) return Referred::nothing;
  const auto known = ledger::find_entry(journal.book(), *seq);
  canonical::Document body;
  const bool same =
      known && body.parse(known->body) && body.text("digest") == digest;
  if (same) return Referred::this_file;
  return Refusal{
      Reason::reference_reused, reference,
      say("it already names entry {}, which is not this file",
          "elle désigne déjà l’écriture {}, qui n’est pas ce fichier", *seq),
      say("use another reference for another file",
          "prendre une autre référence pour un autre fichier")};
}

}  // namespace obole::intake
