#include "obole/ledger/schema.hpp"

#include "obole/base/check.hpp"

#include <array>
#include <string>

namespace obole::schema {
extern const std::string_view ledger_0001;
extern const std::string_view people_0001;
}  // namespace obole::schema

namespace obole::ledger {
namespace {

constexpr std::string_view ledger_schema =
    "SELECT type, name, tbl_name, typeof(sql), sql FROM main.sqlite_schema"
    "  ORDER BY type, name";
constexpr std::string_view people_schema =
    "SELECT type, name, tbl_name, typeof(sql), sql FROM people.sqlite_schema"
    "  ORDER BY type, name";
// What kind of file it says it is, and of what version.
constexpr std::array ledger_marks = {"PRAGMA main.application_id",
                                     "PRAGMA main.user_version"};
constexpr std::array people_marks = {"PRAGMA people.application_id",
                                     "PRAGMA people.user_version"};

// Each field after its length: a text may hold a zero, behind which SQLite does
// not read, and no text may pass for several fields.
void add_rows(Sha256& sha, store::Database& database, std::string_view sql) {
  store::Statement row(database, sql);
  while (row.step()) {
    for (int column = 0; column < row.columns(); ++column) {
      const char type = row.type(column);
      const auto text = row.text(column);
      sha.update(std::string_view(&type, 1))
          .update(std::to_string(text.size()) + ':')
          .update(text);
    }
  }
}

}  // namespace

void create_ledger_tables(store::Database& database) {
  database.execute(std::string(schema::ledger_0001));
}

void create_tables(store::Database& database) {
  create_ledger_tables(database);
  database.execute(std::string(schema::people_0001));
}

Digest schema_fingerprint(store::Database& database, bool people) {
  Sha256 sha;
  add_rows(sha, database, people ? people_schema : ledger_schema);
  for (const auto* const mark : people ? people_marks : ledger_marks)
    add_rows(sha, database, mark);
  return sha.finish();
}

Digest expected_fingerprint(bool people) {
  auto scratch = store::Database::in_memory();
  scratch.execute("ATTACH DATABASE ':memory:' AS people");
  create_tables(scratch);
  return schema_fingerprint(scratch, people);
}

}  // namespace obole::ledger
