#pragma once

#include "obole/ledger/journal.hpp"

#include <string>

namespace obole::intake {

/// What a caller's reference stands for already.
enum class Referred : std::uint8_t { nothing, this_file };

/// Looks up the reference under which a file with this digest is imported.
/// Refuses with text_malformed, and with reference_reused when it stands for
/// something else.
Result<Referred> referred(ledger::Journal& journal,
                          const std::string& reference,
                          const std::string& digest);

}  // namespace obole::intake
