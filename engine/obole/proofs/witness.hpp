// A second party that signs what it has seen, and never anything that
// contradicts it.

#pragma once

#include "obole/proofs/key_file.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace obole::proofs {

/// Remembers each ledger that it has seen, by a folder of its own: the ledger's
/// key, and the last checkpoint it signed.
class Witness {
 public:
  Witness(std::filesystem::path folder, SecretNoteKey key)
      : folder_(std::move(folder)), key_(std::move(key)) {}

  /// Takes a signed checkpoint, or one with the proof that it continues what
  /// was seen last (tree_proof.hpp), signed with `ledger_key`; that key is
  /// remembered from the first time and may be left out later.  Gives the
  /// checkpoint back with a signature more.
  ///
  /// Refuses with proof_invalid (no proof, or one that does not hold; not
  /// signed by the ledger), not_permitted (a smaller size than was signed),
  /// ledger_altered (the same size with another root), key_invalid (no key for
  /// the ledger yet, another than it had, or not a witness's), and as files.
  Result<Note> cosign(std::string_view bytes,
                      const std::optional<NoteKey>& ledger_key,
                      std::int64_t time) const;

 private:
  Result<NoteKey> key_of(const std::string& origin,
                         const std::optional<NoteKey>& given) const;

  std::filesystem::path folder_;
  SecretNoteKey key_;
};

}  // namespace obole::proofs
