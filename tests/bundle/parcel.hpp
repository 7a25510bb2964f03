// A bundle of a ledger with everything in it, to be handled roughly.

#pragma once

#include "ledger/full_world.hpp"

#include "obole/bundle/bundle.hpp"
#include "obole/bundle/check_files.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/store/database.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <sys/wait.h>

namespace bundle_tests {

namespace fs = std::filesystem;
namespace bundle = obole::bundle;

inline constexpr const char* program = "0.0.0-test";

inline std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

inline std::string digest(const std::string& text) {
  return obole::hex(obole::Sha256().of(text));
}

/// Replaces the first `from` in `text`.
inline bool replace(std::string& text, const std::string& from,
                    const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) return false;
  text.replace(at, from.size(), to);
  return true;
}

/// Every kind of entry, and titles and names that mean something to others.
inline void fill(support::World& world) {
  full_world::fill(world, 12);
  auto terms = support::World::terms("HOSTILE");
  terms.title = "=cmd|' /C calc'!A0, \"quoted\" \u202e L’été";
  world.must(terms);
  world.must(
      support::World::gift("HOSTILE", world.donor("@SUM(A1), \"Zed\""), 1234));
}

class Parcel {
 public:
  explicit Parcel(bool names = true) {
    fill(world_);
    auto book = world_.opened(obole::store::Access::read);
    made_ = bundle::make(book,
                         {folder(), names, program, signed_by_all_zeros(book)})
                .value();
  }

  fs::path folder() const { return world_.folder() / "parcel"; }
  support::World& world() { return world_; }
  const bundle::Made& made() const { return made_; }

  /// Every file's name.
  std::vector<std::string> names() const {
    std::vector<std::string> names = {std::string(bundle::manifest_name),
                                      std::string(bundle::seal_name)};
    for (const auto& file : made_.files)
      names.push_back(file.name);
    return names;
  }

  /// What the first step of the check finds, which reads every byte.
  std::vector<bundle::Fault> first_look() const {
    std::vector<bundle::Fault> faults;
    (void)bundle::sealed_files(folder(), faults);
    return faults;
  }
  std::vector<bundle::Fault> faults() const {
    return bundle::check_bundle(folder(), program).value().faults;
  }

  /// Puts `text` into the file, and makes manifest and seal to match.
  void forge(const std::string& name, const std::string& text) const {
    auto manifest = contents(folder() / bundle::manifest_name);
    const auto before = contents(folder() / name);
    const auto row = [&name](const std::string& content) {
      return "[\"" + name + "\"," + std::to_string(content.size()) + ",\"" +
             digest(content) + "\"]";
    };
    obole::check(replace(manifest, row(before), row(text)), "it is listed");
    write(folder() / name, text);
    seal(manifest);
  }
  void seal(const std::string& manifest) const {
    write(folder() / bundle::manifest_name, manifest);
    write(folder() / bundle::seal_name, digest(manifest) + "  manifest.json\n");
  }

  /// The ledger as it is, signed with a key that everybody knows.
  bundle::Request::Signed signed_by_all_zeros(obole::ledger::Book& book) const {
    const obole::proofs::SecretNoteKey key{
        obole::ledger::origin_of(book), obole::proofs::KeyKind::ed25519, {}};
    const obole::proofs::HighWater mark(world_.folder() / "kept");
    return {obole::ledger::sign_checkpoint(book, book.head().size, key, mark)
                .value(),
            key.verifier()};
  }

 private:
  support::World world_;
  bundle::Made made_;
};

struct Heard {
  int exit;
  std::string says;
};

/// Runs a command of the shell.
inline Heard run(const std::string& command) {
  auto* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  obole::check(pipe != nullptr, "a shell runs");
  Heard heard{0, {}};
  std::array<char, 4096> buffer{};
  while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    heard.says.append(buffer.data(), size);
  heard.exit = WEXITSTATUS(::pclose(pipe));
  return heard;
}

/// verify.py of the source on `folder`.
inline Heard verify(const fs::path& folder) {
  return run("python3 " OBOLE_SOURCE_DIR "/engine/obole/bundle/verify.py '" +
             folder.string() + "'");
}

}  // namespace bundle_tests
