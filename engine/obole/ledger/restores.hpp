// An older copy was put back: what an officer says of it, and how signing goes
// on.

#pragma once

#include "obole/ledger/journal.hpp"
#include "obole/proofs/key_file.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace obole::ledger {

struct NewAcknowledgement {
  std::string reason;  ///< why a copy was put back; kept with personal data
  std::optional<std::string> reference = {};
  /// What is lost; what was signed last, if not said.
  std::optional<proofs::Checkpoint> lost = {};
};

/// That the ledger does not continue `lost`, and that this is known.
struct Acknowledgement {
  std::int64_t seq = 0;
  Date day{};
  std::string reason;  ///< empty without the people file, or erased
  proofs::Checkpoint lost{};
};

/// Records that what was signed last, or another checkpoint, is lost; nothing
/// of it is forgotten: the entry holds its size and root, and the note stays in
/// the folder of `mark`.  Once signing went on, the same request of what was
/// signed last is answered by the entry that there is.
///
/// Refuses with proof_invalid (none was signed, or of another ledger),
/// not_permitted (the ledger continues it, or the loss is acknowledged
/// already), text_malformed, period_closed, reference_reused, and as
/// proofs::HighWater.
Result<Recorded> record(Journal& journal,
                        const NewAcknowledgement& acknowledgement,
                        const proofs::HighWater& mark);

/// The entry that names just this size and root; nothing where none does.
std::optional<Acknowledgement> acknowledgement_of(
    Book& book, const proofs::Checkpoint& lost);

}  // namespace obole::ledger
