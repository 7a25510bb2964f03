// What proves that a gift's entries are in the ledger, beside its dossier.

#pragma once

#include "cli/command.hpp"
#include "obole/proofs/checkpoint.hpp"
#include "obole/reports/dossier.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace cli {

/// Proofs about one checkpoint, or the reason why there are none.
struct DossierProofs {
  std::optional<obole::proofs::SignedCheckpoint> head;
  obole::Sentence why_none;                     ///< where there is no head
  std::map<std::int64_t, std::string> of = {};  ///< C2SP tlog-proof, by entry

  /// Proves an entry, unless the checkpoint was signed before it.
  void prove(obole::ledger::Book& book, std::int64_t seq);
};

/// --checkpoint, --key, --state, --proofs.
std::vector<Option> dossier_proof_options();

/// About the checkpoint of --checkpoint, or one signed now with --key; else
/// about the last one signed, where there is one and it holds.  Refuses as
/// checkpoint_for, and with ledger_altered where one that was asked for does
/// not hold.
obole::Result<DossierProofs> dossier_proofs(obole::ledger::Book& book,
                                            Arguments& arguments);

/// Where the files go: nowhere, unless an option of proofs is said.
std::optional<std::string> folder_of_proofs(Arguments& arguments,
                                            std::int64_t donation);

/// "checkpoint" and, for each entry that is proved, N.tlog-proof and N.entry,
/// into `folder`, which is made where it is missing.  Refuses with
/// ledger_unusable what cannot be written.
obole::Verdict write_proofs(const DossierProofs& proofs,
                            const obole::reports::Dossier& dossier,
                            const std::filesystem::path& folder);

}  // namespace cli
