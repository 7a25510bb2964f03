// What the commands about keys, checkpoints and proofs have in common.

#pragma once

#include "cli/command.hpp"
#include "obole/proofs/key_file.hpp"

namespace cli {

Option key_option();         ///< --key, a secret one
Option state_option();       ///< --state
Option public_key_option();  ///< --key, a public one
Option checkpoint_option();  ///< --checkpoint

/// The folder where the last checkpoint signed is kept: --state, else obole's
/// part of $XDG_STATE_HOME or of ~/.local/state.
obole::proofs::HighWater high_water(Arguments& arguments);

/// Nothing is signed, or written to be signed, of a ledger that does not
/// verify: refuses with ledger_altered.
obole::Verdict objection_to_signing(obole::ledger::Book& book);

/// The checkpoint of the ledger at `size`, signed with --key once the whole
/// ledger was verified; `book` is open for that (Session::open).  Refuses with
/// ledger_altered, and as proofs::read_secret and ledger::sign_checkpoint do.
obole::Result<obole::proofs::SignedCheckpoint> signed_checkpoint(
    obole::ledger::Book& book, Arguments& arguments, std::int64_t size);

/// The checkpoint that a proof is about: of --checkpoint; or of the size that
/// is asked for, or else of now, signed with --key; or the last one signed.
/// Refuses with proof_invalid where there is none, and as what it calls.
obole::Result<obole::proofs::SignedCheckpoint> checkpoint_for(
    obole::ledger::Book& book, Arguments& arguments,
    std::optional<std::int64_t> size);

}  // namespace cli
