// What stands in an audit bundle, in one line of canonical JSON
// (docs/audit-bundle.md).

#pragma once

#include "obole/bundle/contents.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bundle {

/// A file of the bundle.
struct Listed {
  std::string name;
  std::int64_t size;  ///< bytes
  Digest digest;      ///< SHA-256
};

inline constexpr std::string_view format_name = "obole/audit-bundle/1";
inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view seal_name = "manifest.sha256";

/// The manifest of a bundle of the first `head.size` entries of the ledger,
/// without its line end: counts and totals are asked of the ledger.  `files`
/// are all but the manifest and its seal, in order of their names; `program` is
/// the version that makes it.
std::string manifest(const Source& source, const ledger::Head& head,
                     const std::vector<Listed>& files,
                     std::string_view program);

/// The one line of manifest.sha256, as sha256sum writes it.
std::string seal_of(const Digest& manifest);

}  // namespace obole::bundle
