// The audit bundle: a folder, or a tar of it, with all that an auditor takes
// away, to be checked without obole (docs/audit-bundle.md).

#pragma once

#include "obole/base/new_folder.hpp"
#include "obole/bundle/manifest.hpp"
#include "obole/proofs/checkpoint.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace obole::bundle {

struct Request {
  /// To be made; nothing may be there.  A tar, where it ends in ".tar".
  std::filesystem::path folder;
  bool names = false;   ///< donors' names go along
  std::string program;  ///< the version of this program
  /// Of the ledger as it is now, and who signed it: both go along, with a proof
  /// for every receipt.
  struct Signed {
    proofs::SignedCheckpoint checkpoint;
    proofs::NoteKey key;
  };
  std::optional<Signed> is_signed = {};
};

struct Made {
  ledger::Head head;
  std::vector<Listed> files;  ///< all but the manifest and its seal
  Digest manifest;            ///< SHA-256 of manifest.json
  Digest verifier;            ///< of verify.py
};

/// A bundle that is written whole, and stands nowhere yet.
class Prepared {
 public:
  /// The same ledger gives the same bytes.  Refuses with already_exists,
  /// ledger_unusable (it cannot be written; names are asked for, and the people
  /// file is not there).
  static Result<Prepared> of(ledger::Book& book, const Request& request);

  const Made& made() const { return made_; }
  /// It appears, whole or not at all, readable by its owner only.  Refuses with
  /// already_exists and ledger_unusable.
  Verdict publish();

 private:
  Prepared(std::filesystem::path place, std::unique_ptr<NewFolder> folder)
      : place_(std::move(place)), folder_(std::move(folder)) {}
  void fill(ledger::Book& book, const Request& request);

  std::filesystem::path place_;
  std::unique_ptr<NewFolder> folder_;
  bool is_tar_ = false;
  Made made_{};
};

/// Prepared and published.
Result<Made> make(ledger::Book& book, const Request& request);

/// The text of verify.py, which goes along.
std::string_view verifier();
/// The text of README.txt.
std::string_view readme();

/// A file being written into a bundle; throws std::system_error.
Listed write_file(const std::filesystem::path& folder, std::string_view name,
                  const std::function<void(const Take&)>& write);

}  // namespace obole::bundle
