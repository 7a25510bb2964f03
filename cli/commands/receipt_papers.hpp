// Receipts as documents.

#pragma once

#include "cli/command.hpp"

#include <string>

namespace cli {

/// Writes into `folder` each receipt of which no document was made yet, as
/// NUMBER.pdf, and records their digests.
Exit print_missing(Session& session, const std::string& folder);

}  // namespace cli
