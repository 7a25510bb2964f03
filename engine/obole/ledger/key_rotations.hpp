// The key that signs is handed on: an entry, by the word of the old one.

#pragma once

#include "obole/ledger/canonical.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/proofs/note.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

struct NewRotation {
  proofs::SecretNoteKey old_key;
  proofs::NoteKey new_key;
  std::optional<std::string> reference = {};
};

/// Records that `new_key` signs from now on; the old one signs no more.  The
/// entry holds the old key's signature of a note whose lines are
///
///   obole key rotation
///   ORIGIN
///   NUMBER OF THE ENTRY
///   NEW KEY
///
/// Refuses with key_invalid (another ledger's, a witness's, or the same key)
/// and reference_reused (the old key was handed on to another).
Result<Recorded> record(Journal& journal, const NewRotation& rotation);

/// What is wrong with the body of a key.rotated entry `seq`, if anything is: a
/// key that is none, another's signature.
std::optional<std::string_view> wrong_rotation(const canonical::Document& body,
                                               std::int64_t seq);

/// The keys that stand for the ledger at `size` where `key` is trusted: it, and
/// those that it was handed on to before, one after the other.
std::vector<proofs::NoteKey> successors(Book& book, const proofs::NoteKey& key,
                                        std::int64_t size);

/// The same without the ledger: of the bodies of key.rotated entries, one a
/// line, in any order.  Refuses with proof_invalid, at its line, what is no
/// such body, of another key's name, or not signed by the key that it hands on.
Result<std::vector<proofs::NoteKey>> successors(std::string_view bodies,
                                                const proofs::NoteKey& key,
                                                std::int64_t size);

}  // namespace obole::ledger
