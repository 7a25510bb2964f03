#include "obole/proofs/checkpoint.hpp"

#include "obole/base/base64.hpp"
#include "obole/proofs/refusals.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace obole::proofs {
namespace {

// One line off the text; nothing where none ends.
std::optional<std::string_view> line_of(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::string cosigned_text(const Note& note, std::int64_t time) {
  return "cosignature/v1\ntime " + std::to_string(time) + '\n' + note.text;
}

constexpr std::size_t time_bytes = 8;

std::int64_t time_of(std::string_view bytes) {
  std::uint64_t time = 0;
  for (const char c : bytes.substr(0, time_bytes))
    time = time << 8 | static_cast<std::uint8_t>(c);
  return static_cast<std::int64_t>(time);
}

}  // namespace

std::string Checkpoint::text() const {
  return origin + '\n' + std::to_string(size) + '\n' + base64(root) + '\n';
}

Result<Checkpoint> Checkpoint::parse(std::string_view text) {
  auto rest = text;
  const auto origin = line_of(rest);
  const auto size = line_of(rest);
  const auto root = line_of(rest);
  if (!root || origin->empty()) return not_a_checkpoint();
  Checkpoint checkpoint{std::string(*origin), 0, {}};
  std::from_chars(size->data(), size->data() + size->size(), checkpoint.size);
  const auto bytes = bytes_of_base64(*root);
  if (!bytes || bytes->size() != checkpoint.root.size())
    return not_a_checkpoint();
  std::copy(bytes->begin(), bytes->end(), checkpoint.root.begin());
  // Zeros before a number, signs and further lines show here.
  if (checkpoint.size < 0 || checkpoint.text() != text)
    return not_a_checkpoint();
  return checkpoint;
}

Result<SignedCheckpoint> SignedCheckpoint::parse(std::string_view bytes) {
  auto note = Note::parse(bytes);
  if (!note) return note.error();
  auto checkpoint = Checkpoint::parse(note->text);
  if (!checkpoint) return checkpoint.error();
  return SignedCheckpoint{std::move(*checkpoint), std::move(*note)};
}

void cosign(Note& note, const SecretNoteKey& key, std::int64_t time) {
  const auto signature = sign(key.seed, cosigned_text(note, time));
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes += static_cast<char>(static_cast<std::uint64_t>(time) >> shift & 255);
  bytes.append(as_text(signature));
  note.signatures.push_back({key.name, key.verifier().id(), bytes});
}

std::optional<std::int64_t> cosigned_at(const Note& note, const NoteKey& key) {
  for (const auto& one : note.signatures) {
    Signature raw{};
    if (one.name != key.name || one.id != key.id() ||
        one.bytes.size() != time_bytes + raw.size())
      continue;
    const auto time = time_of(one.bytes);
    std::copy(one.bytes.begin() + time_bytes, one.bytes.end(), raw.begin());
    if (is_signed(key.key, cosigned_text(note, time), raw)) return time;
  }
  return std::nullopt;
}

bool is_signed_by(const Note& note, const NoteKey& key) {
  return key.kind == KeyKind::ed25519 ? note.is_signed_by(key)
                                      : cosigned_at(note, key).has_value();
}

std::string origin_of(const Digest& first_leaf) {
  return "obole/" + hex(first_leaf).substr(0, 32);
}

}  // namespace obole::proofs
