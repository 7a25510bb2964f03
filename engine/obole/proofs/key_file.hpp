// Keys and checkpoints in files.

#pragma once

#include "obole/proofs/checkpoint.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace obole::proofs {

/// Refuses with file_unreadable what is not a file of a few kilobytes.
Result<std::string> contents_of(const std::filesystem::path& file);

/// Writes the secret key into `file`, which its owner alone can read, and the
/// public one beside it, with ".pub" at the end.  Refuses with not_permitted
/// where either is there already, and with ledger_unusable (cannot be written).
Verdict write_key(const std::filesystem::path& file, const SecretNoteKey& key);

/// Refuses with file_unreadable, with not_permitted where others than its owner
/// may read it, and with key_invalid.
Result<SecretNoteKey> read_secret(const std::filesystem::path& file);

/// Refuses with file_unreadable and key_invalid.
Result<NoteKey> read_key(const std::filesystem::path& file);

/// Refuses with file_unreadable and proof_invalid.
Result<SignedCheckpoint> read_checkpoint(const std::filesystem::path& file);

/// What was signed last, of each ledger, in a folder that is not the ledger's:
/// a copy put in its place does not bring this back too.
class HighWater {
 public:
  explicit HighWater(std::filesystem::path folder)
      : folder_(std::move(folder)) {}

  /// Nothing where none was signed.  Refuses with file_unreadable and
  /// proof_invalid.
  Result<std::optional<SignedCheckpoint>> last(const std::string& origin) const;

  /// Keeps `checkpoint`, unless a larger one is kept.  Refuses with
  /// ledger_unusable (cannot be written), and as last().
  Verdict raise(const SignedCheckpoint& checkpoint) const;

  std::filesystem::path file_of(const std::string& origin) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace obole::proofs
