// Holding a bundle's files against what the ledger makes of them.

#pragma once

#include "obole/bundle/check_files.hpp"

namespace obole::bundle {

/// The file `name` is what `write` writes, line by line; else the first line
/// that is not is a fault, with the column of its first difference.
void compare_lines(const std::filesystem::path& folder, const std::string& name,
                   std::vector<Fault>& faults,
                   const std::function<void(const Take&)>& write);

/// Two manifests, field by field.
void compare_manifests(std::string_view found, std::string_view expected,
                       std::vector<Fault>& faults);

}  // namespace obole::bundle
