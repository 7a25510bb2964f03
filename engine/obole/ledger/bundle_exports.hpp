// Somebody took the ledger away, with the names in it or without: an entry says
// so, and whoever holds a bundle can ask the ledger who made it.

#pragma once

#include "obole/base/digest.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>

namespace obole::ledger {

/// An audit bundle of the ledger as it is (docs/audit-bundle.md).
struct NewBundleExport {
  bool names = false;  ///< donors' names go along
  Digest manifest{};   ///< SHA-256 of its manifest
  std::optional<std::string> reference = {};
};

/// Records the export, with the size and the root of what is exported: those of
/// the entries before this one.  Refuses with text_malformed (the reference),
/// period_closed and reference_reused.
Result<Recorded> record(Journal& journal, const NewBundleExport& exported);

/// The size of what was exported under `reference`; nothing where no entry has
/// it.  Refuses with text_malformed.
Result<std::optional<std::int64_t>> size_exported(Journal& journal,
                                                  const std::string& reference);

}  // namespace obole::ledger
