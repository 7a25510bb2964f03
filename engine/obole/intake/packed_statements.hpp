// A ZIP file of statements and notifications, each read as a file of its own.

#pragma once

#include "obole/intake/statement_import.hpp"

#include <functional>

namespace obole::intake {

using ImportOne = std::function<Result<StatementFileReport>(
    ledger::Journal&, const bank::Source&, const StatementImport&)>;

/// Gives each member to `import_one`, statements before notifications, named
/// "FILE.zip!MEMBER".  The reference of `request` stands for the packed file as
/// a whole, in an entry of its own.  What refuses one member refuses all: so
/// does what bank::Zip finds.  Members in no known format are left out and
/// told, unless there are no others.
Result<StatementFileReport> import_packed(ledger::Journal& journal,
                                          const bank::Source& source,
                                          const StatementImport& request,
                                          const ImportOne& import_one);

}  // namespace obole::intake
