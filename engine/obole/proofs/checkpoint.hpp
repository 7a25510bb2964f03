// Checkpoints (C2SP tlog-checkpoint): a ledger's name, its size and its root,
// signed as a note.

#pragma once

#include "obole/base/digest.hpp"
#include "obole/proofs/note.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace obole::proofs {

struct Checkpoint {
  std::string origin;  ///< the ledger's name
  std::int64_t size = 0;
  Digest root{};

  /// Three lines: the text of its note.
  std::string text() const;
  /// Refuses with proof_invalid what is not just that: no extension lines.
  static Result<Checkpoint> parse(std::string_view text);

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// A checkpoint and its signatures.
struct SignedCheckpoint {
  Checkpoint checkpoint;
  Note note;

  static Result<SignedCheckpoint> parse(std::string_view bytes);
};

/// What a witness adds (C2SP tlog-cosignature, v1): that it saw this checkpoint
/// at that time, in seconds since 1970, and none that contradicts it.
void cosign(Note& note, const SecretNoteKey& key, std::int64_t time);

/// The time of the cosignature of `key`, of kind cosignature; nothing where
/// there is none that holds.
std::optional<std::int64_t> cosigned_at(const Note& note, const NoteKey& key);

/// Whether `key`, of whichever kind, stands for the checkpoint in `note`.
bool is_signed_by(const Note& note, const NoteKey& key);

/// The name of the ledger whose first entry has this leaf: "obole/" and half of
/// it in hexadecimal.
std::string origin_of(const Digest& first_leaf);

}  // namespace obole::proofs
