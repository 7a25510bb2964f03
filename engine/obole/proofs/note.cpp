#include "obole/proofs/note.hpp"

#include "obole/base/base64.hpp"
#include "obole/base/digest.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/proofs/refusals.hpp"

#include <algorithm>
#include <utility>

namespace obole::proofs {
namespace {

constexpr std::string_view dash = "\xe2\x80\x94 ";  // an em dash and a space
constexpr std::string_view secret_prefix = "PRIVATE+KEY+";
constexpr std::size_t longest_note = 1'000'000;
constexpr std::size_t most_signatures = 100;

std::string with_kind(KeyKind kind, std::span<const std::uint8_t> bytes) {
  std::string text(1, static_cast<char>(kind));
  return text.append(as_text(bytes));
}

std::string base64_of(std::string_view bytes) {
  return base64(
      {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

KeyId id_of(std::string_view name, std::string_view with_kind) {
  Sha256 sha;
  const auto digest = sha.update(name).update("\n").update(with_kind).finish();
  KeyId id{};
  std::copy_n(digest.begin(), id.size(), id.begin());
  return id;
}

// NAME+HEXID+BASE64 of 33 bytes.
struct KeyParts {
  std::string name;
  std::string id;
  KeyKind kind;
  std::array<std::uint8_t, 32> bytes;
};

std::optional<KeyParts> parts_of(std::string_view text) {
  const auto first = text.find('+');
  const auto second =
      first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  KeyParts parts{std::string(text.substr(0, first)),
                 std::string(text.substr(first + 1, second - first - 1)),
                 KeyKind::ed25519,
                 {}};
  const auto bytes = bytes_of_base64(text.substr(second + 1));
  if (!is_key_name(parts.name) || !bytes || bytes->size() != 33)
    return std::nullopt;
  const auto kind = static_cast<std::uint8_t>(bytes->front());
  if (kind != static_cast<std::uint8_t>(KeyKind::ed25519) &&
      kind != static_cast<std::uint8_t>(KeyKind::cosignature))
    return std::nullopt;
  parts.kind = static_cast<KeyKind>(kind);
  std::copy_n(bytes->begin() + 1, 32, parts.bytes.begin());
  return parts;
}

// As C2SP signed-note has it: no control characters but the end of a line.
bool has_controls(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\n';
  });
}

std::string_view without_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

std::optional<NoteSignature> signature_of(std::string_view line) {
  if (!line.starts_with(dash)) return std::nullopt;
  line.remove_prefix(dash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  NoteSignature signature{std::string(line.substr(0, space)), {}, {}};
  const auto bytes = bytes_of_base64(line.substr(space + 1));
  if (!is_key_name(signature.name) || !bytes || bytes->size() < 5)
    return std::nullopt;
  std::copy_n(bytes->begin(), signature.id.size(), signature.id.begin());
  signature.bytes = bytes->substr(signature.id.size());
  return signature;
}

}  // namespace

bool is_key_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c > ' ' && c < '\x7f' && c != '+';
  });
}

KeyId NoteKey::id() const { return id_of(name, with_kind(kind, key)); }

std::string NoteKey::text() const {
  return name + '+' + hex(id()) + '+' + base64_of(with_kind(kind, key));
}

Result<NoteKey> NoteKey::parse(std::string_view text) {
  const auto parts = parts_of(without_line_end(text));
  if (!parts) return not_a_key();
  NoteKey key{parts->name, parts->kind, parts->bytes};
  if (hex(key.id()) != parts->id) return not_a_key();
  return key;
}

SecretNoteKey SecretNoteKey::fresh(std::string name, KeyKind kind) {
  SecretNoteKey key{std::move(name), kind, {}};
  fill_random(key.seed);
  return key;
}

std::string SecretNoteKey::text() const {
  return std::string(secret_prefix) + name + '+' + hex(verifier().id()) + '+' +
         base64_of(with_kind(kind, seed));
}

Result<SecretNoteKey> SecretNoteKey::parse(std::string_view text) {
  text = without_line_end(text);
  if (!text.starts_with(secret_prefix)) return not_a_secret();
  const auto parts = parts_of(text.substr(secret_prefix.size()));
  if (!parts) return not_a_secret();
  SecretNoteKey key{parts->name, parts->kind, parts->bytes};
  if (hex(key.verifier().id()) != parts->id) return not_a_secret();
  return key;
}

std::string Note::bytes() const {
  auto all = text + '\n';
  for (const auto& one : signatures) {
    std::string raw(as_text(one.id));
    all.append(dash).append(one.name).append(" ");
    all.append(base64_of(raw + one.bytes)).append("\n");
  }
  return all;
}

Result<Note> Note::parse(std::string_view bytes) {
  if (bytes.size() > longest_note || has_controls(bytes) ||
      invalid_utf8_at(bytes))
    return not_a_note();
  const auto end = bytes.rfind("\n\n");
  if (end == std::string_view::npos || end == 0) return not_a_note();
  Note note{std::string(bytes.substr(0, end + 1)), {}};
  auto rest = bytes.substr(end + 2);
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    if (line.size() == rest.size()) return not_a_note();  // not a whole line
    auto signature = signature_of(line);
    if (!signature || note.signatures.size() == most_signatures)
      return not_a_note();
    note.signatures.push_back(std::move(*signature));
    rest.remove_prefix(line.size() + 1);
  }
  if (note.signatures.empty()) return not_a_note();
  return note;
}

void Note::sign(const SecretNoteKey& key) {
  const auto signature = obole::sign(key.seed, text);
  signatures.push_back(
      {key.name, key.verifier().id(), std::string(as_text(signature))});
}

bool Note::is_signed_by(const NoteKey& key) const {
  const auto id = key.id();
  return std::any_of(
      signatures.begin(), signatures.end(), [&](const NoteSignature& one) {
        Signature raw{};
        if (one.name != key.name || one.id != id ||
            one.bytes.size() != raw.size())
          return false;
        std::copy(one.bytes.begin(), one.bytes.end(), raw.begin());
        return is_signed(key.key, text, raw);
      });
}

}  // namespace obole::proofs
