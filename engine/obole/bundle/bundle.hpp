// The audit bundle: a folder with all that an auditor takes away, to be checked
// without obole (docs/audit-bundle.md).

#pragma once

#include "obole/bundle/manifest.hpp"
#include "obole/proofs/checkpoint.hpp"

#include <filesystem>
#include <optional>

namespace obole::bundle {

struct Request {
  std::filesystem::path folder;  ///< to be made; nothing may be there
  bool names = false;            ///< donors' names go along
  std::string program;           ///< the version of this program
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

/// Makes the folder; it appears whole or not at all, readable by its owner
/// only.  The same ledger gives the same bytes.  Refuses with already_exists,
/// ledger_unusable (it cannot be written; names are asked for, and the people
/// file is not there).
Result<Made> make(ledger::Book& book, const Request& request);

/// The text of verify.py, which goes along.
std::string_view verifier();
/// The text of README.txt.
std::string_view readme();

/// A file being written into a bundle; throws std::system_error.
Listed write_file(const std::filesystem::path& folder, std::string_view name,
                  const std::function<void(const Take&)>& write);

}  // namespace obole::bundle
