// Keys and checkpoints in files.

#pragma once

#include "obole/proofs/checkpoint.hpp"

#include <filesystem>
#include <functional>
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

/// The same, and the text alone that somebody noted: a note that nobody signed.
Result<SignedCheckpoint> read_noted(const std::filesystem::path& file);

/// What was signed last, of each ledger, in a folder that is not the ledger's:
/// a copy put in its place does not bring this back too.
class HighWater {
 public:
  explicit HighWater(std::filesystem::path folder)
      : folder_(std::move(folder)) {}

  /// Nothing where none was signed.  Refuses with file_unreadable and
  /// proof_invalid.
  Result<std::optional<SignedCheckpoint>> last(const std::string& origin) const;

  /// What is signed next.
  struct Next {
    SignedCheckpoint made;
    bool instead = false;  ///< the last one is lost: set aside, not continued
  };

  /// Lets `decide` look at what was signed last, and keeps what it answers,
  /// unless that is smaller.  What it replaces stays beside the mark, as
  /// aside() names it.  Nobody else does so meanwhile: whoever signs decides on
  /// what will still be true.  Refuses with ledger_busy where
  /// somebody else does for ten seconds, ledger_unusable (cannot be written),
  /// as last(), and as `decide`.
  using Decide =
      std::function<Result<Next>(const std::optional<SignedCheckpoint>& last)>;
  Result<SignedCheckpoint> raise(const std::string& origin,
                                 const Decide& decide) const;

  std::filesystem::path file_of(const std::string& origin) const;
  /// Where a checkpoint that is lost is kept: the size and the root are in the
  /// name, so that none is ever written over by another.
  std::filesystem::path aside(const Checkpoint& lost) const;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace obole::proofs
