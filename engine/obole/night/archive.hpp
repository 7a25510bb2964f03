// Where the night's files go once the ledger has them.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

namespace obole::night {

/// Moves `file` to ARCHIVE/2026-03-01/, or where `refused` says what of it is
/// not in the ledger to ARCHIVE/refused/2026-03-01/, with the reason in a text
/// file beside it.  The same file there already is replaced; another one of
/// that name keeps it, and a number is added to the newcomer's.  Refuses with
/// file_unreadable, naming what stood in the way; the file then stays.
Result<std::filesystem::path> put_away(const std::filesystem::path& file,
                                       const std::filesystem::path& archive,
                                       Date day, std::string_view refused = {});

}  // namespace obole::night
