// Lists that are read page by page.
//
// Under a rollback journal a reader keeps writers waiting, so nothing is held
// while a page is shown.  Entries are only ever added: pages that stop at the
// head where the list began are together one state of the ledger.

#pragma once

#include <cstdint>

namespace obole::ledger {

inline constexpr std::int64_t rows_a_page = 4096;

}  // namespace obole::ledger
