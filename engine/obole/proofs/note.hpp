// Signed notes (C2SP signed-note): a text and the signatures of those who stand
// for it, in the form that Go's checksum database and transparency logs use.
//
//   text, whole lines
//
//   — NAME BASE64(key id, signature)

#pragma once

#include "obole/base/ed25519.hpp"
#include "obole/base/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::proofs {

/// What kind of signature a key makes.
enum class KeyKind : std::uint8_t {
  ed25519 = 1,      ///< of the text of a note
  cosignature = 4,  ///< of a checkpoint and a time (C2SP tlog-cosignature)
};

using KeyId = std::array<std::uint8_t, 4>;

/// Who may sign: what is given to those who check.
struct NoteKey {
  std::string name;
  KeyKind kind = KeyKind::ed25519;
  PublicKey key{};

  /// SHA-256(name, 0x0A, kind, key), its first four bytes.
  KeyId id() const;
  /// "NAME+HEXID+BASE64(kind, key)": one line.
  std::string text() const;
  /// Refuses with key_invalid what is no such line.
  static Result<NoteKey> parse(std::string_view text);

  friend bool operator==(const NoteKey&, const NoteKey&) = default;
};

/// A key that signs; its text is a secret.
struct SecretNoteKey {
  std::string name;
  KeyKind kind = KeyKind::ed25519;
  KeySeed seed{};

  static SecretNoteKey fresh(std::string name, KeyKind kind);
  NoteKey verifier() const { return {name, kind, public_key_of(seed)}; }

  /// "PRIVATE+KEY+NAME+HEXID+BASE64(kind, seed)", as Go's note package has it.
  std::string text() const;
  static Result<SecretNoteKey> parse(std::string_view text);
};

/// Whether a name may sign: not empty, without spaces and '+'.
bool is_key_name(std::string_view name);

struct NoteSignature {
  std::string name;
  KeyId id{};
  std::string bytes;  ///< after the key's id
};

struct Note {
  std::string text;  ///< ends in a line feed
  std::vector<NoteSignature> signatures;

  std::string bytes() const;
  /// Refuses with proof_invalid what is no note.
  static Result<Note> parse(std::string_view bytes);

  /// Adds a signature of the text.
  void sign(const SecretNoteKey& key);
  /// Whether `key`, of ed25519, signed the text.
  bool is_signed_by(const NoteKey& key) const;
};

}  // namespace obole::proofs
