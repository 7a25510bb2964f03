#pragma once

#include "obole/base/digest.hpp"
#include "obole/store/database.hpp"

#include <string>

namespace obole::ledger {

inline constexpr std::int64_t ledger_application = 0x6f626f6c;
inline constexpr std::int64_t people_application = 0x6f626f70;
inline constexpr std::int64_t schema_version = 1;

/// Makes the tables of schema/0001_ledger.sql, and of 0001_people.sql in the
/// file attached as `people`.
void create_tables(store::Database& database);

/// Those of the ledger alone.
void create_ledger_tables(store::Database& database);

/// A digest over everything that SQLite's schema says, types included, and over
/// the file's marks: an extra trigger, a table replaced by a view, a missing
/// index, another application_id all change it.
Digest schema_fingerprint(store::Database& database, bool people);

/// What schema_fingerprint answers for tables as we make them.
Digest expected_fingerprint(bool people);

}  // namespace obole::ledger
