// A ledger's checkpoints: signed only forwards, and held against the ledger.

#pragma once

#include "obole/ledger/book.hpp"
#include "obole/proofs/key_file.hpp"

#include <cstdint>
#include <optional>

namespace obole::ledger {

/// The ledger's name in checkpoints: from the leaf of its first entry, so every
/// copy of it has this name and no other ledger has.
std::string origin_of(Book& book);

/// What the ledger has become since `checkpoint`: nothing is wrong where it
/// begins with what that names.  Else: of another ledger, entries are missing,
/// or they are others (ledger_altered).
Verdict objection_to(Book& book, const proofs::Checkpoint& checkpoint);

/// Signs the ledger as it was at `size`, if it continues what was signed last,
/// or an entry before `size` acknowledges just that loss (restores.hpp), and
/// raises the mark.  Refuses with ledger_altered where neither is so,
/// key_invalid (another ledger's, a witness's, or handed on to another: see
/// key_rotations.hpp), not_permitted (the mark is
/// in the ledger's own folder; the entry is not before `size`), and as
/// proofs::HighWater.  The ledger is to be
/// verified before.
Result<proofs::SignedCheckpoint> sign_checkpoint(
    Book& book, std::int64_t size, const proofs::SecretNoteKey& key,
    const proofs::HighWater& mark);

}  // namespace obole::ledger
