#include "obole/ledger/schema.hpp"

#include "obole/base/check.hpp"

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

}  // namespace

void create_ledger_tables(store::Database& database) {
  database.execute(std::string(schema::ledger_0001));
}

void create_tables(store::Database& database) {
  create_ledger_tables(database);
  database.execute(std::string(schema::people_0001));
}

Digest schema_fingerprint(store::Database& database, bool people) {
  store::Statement objects(database, people ? people_schema : ledger_schema);
  Sha256 sha;
  constexpr std::string_view end_of_field("\x00", 1);
  while (objects.step()) {
    for (int column = 0; column < objects.columns(); ++column) {
      const char type = objects.type(column);
      sha.update(std::string_view(&type, 1))
          .update(objects.text(column))
          .update(end_of_field);
    }
  }
  return sha.finish();
}

Digest expected_fingerprint(bool people) {
  auto scratch = store::Database::in_memory();
  scratch.execute("ATTACH DATABASE ':memory:' AS people");
  create_tables(scratch);
  return schema_fingerprint(scratch, people);
}

}  // namespace obole::ledger
