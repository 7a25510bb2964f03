// Checks an audit bundle, as verify.py does: by making the ledger again from
// its entries, and every other file from that ledger.
//
// What it cannot find: a bundle made anew as a whole, with digests to match.
// Against that stands the digest of the manifest that the auditor was given by
// another way.

#pragma once

#include "obole/base/result.hpp"
#include "obole/bundle/manifest.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace obole::bundle {

/// What is wrong, and where.
struct Fault {
  std::string file;
  std::int64_t line = 0;  ///< from 1; 0: none
  std::string field = {};
  Sentence what;
};

struct Checked {
  std::vector<Fault> faults;  ///< what rests on one was not checked
  ledger::Head head;          ///< as made again; of a bundle that holds
  Digest manifest{};          ///< SHA-256 of manifest.json
  std::size_t files = 0;      ///< all of them
  bool names = false;         ///< names were there to be checked
};

/// Reads the folder and nothing beside it; links are not followed.  `program`
/// is the version of this program, whose verify.py it knows.  Refuses with
/// file_unreadable where there is no folder, or it cannot be read.
Result<Checked> check_bundle(const std::filesystem::path& folder,
                             std::string_view program);

}  // namespace obole::bundle
