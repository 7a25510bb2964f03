#include "obole/ledger/recovery.hpp"

#include "obole/ledger/book.hpp"
#include "obole/store/database.hpp"
#include "obole/store/writer_lock.hpp"

#include <system_error>
#include <unistd.h>

namespace obole::ledger {
namespace {

namespace fs = std::filesystem;

bool has_journal(const fs::path& file) {
  auto journal = file;
  journal += "-journal";
  std::error_code error;
  const auto size = fs::file_size(journal, error);
  return !error && size > 0;  // truncated after every commit
}

}  // namespace

void recover(const fs::path& file, std::chrono::milliseconds wait) {
  if (!has_journal(file) && !has_journal(people_file(file))) return;
  if (::access(file.c_str(), W_OK) != 0) return;
  auto lock_file = file;
  lock_file += "-lock";
  const auto lock = store::WriterLock::take(lock_file, wait, "recover");
  if (!lock) return;
  store::Database database(file, store::Access::write);
  if (!fs::exists(people_file(file))) return;
  database.attach_people(people_file(file));
  // Reading is what makes SQLite look at the journals.
  database.execute(
      "SELECT count(*) FROM main.sqlite_schema;"
      "SELECT count(*) FROM people.sqlite_schema");
}

}  // namespace obole::ledger
