#include "obole/proofs/key_file.hpp"

#include "obole/base/atomic_file.hpp"
#include "obole/base/say.hpp"
#include "obole/proofs/refusals.hpp"
#include "obole/store/writer_lock.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sys/stat.h>

namespace obole::proofs {
namespace {

namespace fs = std::filesystem;

Refusal at_file(Refusal refusal, const fs::path& file) {
  refusal.place.file = file.string();
  return refusal;
}

Refusal unreadable(const fs::path& file, const std::string& why) {
  return {Reason::file_unreadable,
          file.string(),
          say("it cannot be read: {}", "il ne peut être lu : {}", why),
          say("check the name and the rights of the file",
              "vérifier le nom et les droits du fichier"),
          {}};
}

Refusal unwritable(const fs::path& file, const std::error_code& error) {
  return {Reason::ledger_unusable,
          file.string(),
          say("it cannot be written: {}", "il ne peut être écrit : {}",
              error.message()),
          say("check the rights of the folder, and the room on the disk",
              "vérifier les droits du dossier et la place sur le disque"),
          {}};
}

}  // namespace

Result<std::string> contents_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return unreadable(file, std::generic_category().message(errno));
  constexpr std::size_t most = 1'000'000;
  std::string bytes(most + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return unreadable(file, std::generic_category().message(errno));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > most)
    return unreadable(file, std::generic_category().message(EFBIG));
  return bytes;
}

Verdict write_key(const fs::path& file, const SecretNoteKey& key) {
  auto shown = file;
  shown += ".pub";
  for (const auto& one : {file, shown}) {
    if (!fs::exists(fs::symlink_status(one))) continue;
    return Refusal{Reason::not_permitted,
                   one.string(),
                   say("it is there already, and a key is not written over",
                       "il existe déjà, et une clé ne s’écrase pas"),
                   say("give another name", "donner un autre nom"),
                   {}};
  }
  if (const auto error = write_atomically(file, key.text() + '\n'))
    return unwritable(file, error);
  if (const auto error = write_atomically(shown, key.verifier().text() + '\n'))
    return unwritable(shown, error);
  return std::nullopt;
}

Result<SecretNoteKey> read_secret(const fs::path& file) {
  struct ::stat status = {};
  if (::stat(file.c_str(), &status) != 0)
    return unreadable(file, std::generic_category().message(errno));
  if ((status.st_mode & 077U) != 0)
    return Refusal{Reason::not_permitted,
                   file.string(),
                   say("others than its owner may read this key",
                       "d’autres que son propriétaire peuvent lire cette clé"),
                   say("chmod 600 it; if it may have been read, make another",
                       "faire chmod 600 ; si elle a pu être lue, en faire une "
                       "autre"),
                   {}};
  const auto bytes = contents_of(file);
  if (!bytes) return bytes.error();
  auto key = SecretNoteKey::parse(*bytes);
  if (!key) return at_file(key.error(), file);
  return key;
}

Result<NoteKey> read_key(const fs::path& file) {
  const auto bytes = contents_of(file);
  if (!bytes) return bytes.error();
  auto key = NoteKey::parse(*bytes);
  if (!key) return at_file(key.error(), file);
  return key;
}

Result<SignedCheckpoint> read_checkpoint(const fs::path& file) {
  const auto bytes = contents_of(file);
  if (!bytes) return bytes.error();
  auto checkpoint = SignedCheckpoint::parse(*bytes);
  if (!checkpoint) return at_file(checkpoint.error(), file);
  return checkpoint;
}

Result<SignedCheckpoint> read_noted(const fs::path& file) {
  const auto bytes = contents_of(file);
  if (!bytes) return bytes.error();
  const auto noted = Checkpoint::parse(*bytes);
  if (!noted) return read_checkpoint(file);
  return SignedCheckpoint{*noted, Note{*bytes, {}}};
}

fs::path HighWater::file_of(const std::string& origin) const {
  auto name = origin;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return c == '/' || c == '\\' || c == '.' || c == '\0'; },
      '_');
  return folder_ / (name + ".checkpoint");
}

Result<std::optional<SignedCheckpoint>> HighWater::last(
    const std::string& origin) const {
  const auto file = file_of(origin);
  if (!fs::exists(file)) return std::optional<SignedCheckpoint>();
  auto known = read_checkpoint(file);
  if (!known) return known.error();
  if (known->checkpoint.origin != origin)
    return at_file(does_not_hold(say("it is of another ledger, {}",
                                     "il est d’un autre registre, {}",
                                     known->checkpoint.origin)),
                   file);
  return std::optional(std::move(*known));
}

fs::path HighWater::aside(const Checkpoint& lost) const {
  constexpr std::size_t enough = 8;
  auto file = file_of(lost.origin);
  file += ".lost-" + std::to_string(lost.size) + '-' +
          hex(lost.root).substr(0, enough);
  return file;
}

Result<SignedCheckpoint> HighWater::raise(const std::string& origin,
                                          const Decide& decide) const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return unwritable(folder_, error);
  const auto file = file_of(origin);
  auto lock_file = file;
  lock_file += "-lock";
  const auto lock = store::WriterLock::take(lock_file, std::chrono::seconds{10},
                                            "checkpoint");
  if (!lock)
    return Refusal{
        Reason::ledger_busy, file.string(),
        say("somebody else is signing: {}", "quelqu’un d’autre signe : {}",
            store::WriterLock::holder(lock_file)),
        say("wait for it to end", "attendre qu’il finisse")};
  const auto known = last(origin);
  if (!known) return known.error();
  auto next = decide(*known);
  if (!next) return next.error();
  if (*known && next->instead) {
    const auto lost = aside((*known)->checkpoint);
    if (const auto failed = write_atomically(lost, (*known)->note.bytes()))
      return unwritable(lost, failed);
  } else if (*known && (*known)->checkpoint.size > next->made.checkpoint.size) {
    return std::move(next->made);
  }
  if (const auto failed = write_atomically(file, next->made.note.bytes()))
    return unwritable(file, failed);
  return std::move(next->made);
}

}  // namespace obole::proofs
