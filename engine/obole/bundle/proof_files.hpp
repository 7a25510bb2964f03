// What a bundle holds of what was signed: "checkpoint", "ledger.pub", and
// "N.tlog-proof" for the entry N of each receipt (docs/proofs.md).

#pragma once

#include "obole/bundle/bundle.hpp"
#include "obole/bundle/check_files.hpp"

#include <string_view>
#include <vector>

namespace obole::bundle {

inline constexpr std::string_view checkpoint_name = "checkpoint";
inline constexpr std::string_view key_name = "ledger.pub";

/// The N of "N.tlog-proof"; nothing for another name.
std::optional<std::int64_t> proven_by(std::string_view name);

void write_proofs(const Source& source, const Request::Signed& is_signed,
                  const std::filesystem::path& folder,
                  std::vector<Listed>& files);

/// Holds them against the ledger made again, where the bundle has them: the
/// signature, the root, and every receipt of the ledger with a proof.
void check_proofs(ledger::Book& book, const std::filesystem::path& folder,
                  const Sealed& sealed, std::vector<Fault>& faults);

}  // namespace obole::bundle
