#include "obole/store/database.hpp"

#include "obole/base/check.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace obole::store {

static_assert(StoreError::readonly_rollback == SQLITE_READONLY_ROLLBACK);

namespace {

StoreError::Kind kind_of(int code) {
  const int primary = code & 0xff;
  const bool damaged = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ||
                       primary == SQLITE_CONSTRAINT ||
                       primary == SQLITE_MISMATCH || primary == SQLITE_ERROR;
  return damaged ? StoreError::Kind::damaged : StoreError::Kind::unusable;
}

[[noreturn]] void fail(sqlite3* handle, std::string_view while_doing) {
  const int code = sqlite3_extended_errcode(handle);
  throw StoreError(kind_of(code), code,
                   fmt::format("{}: {}", while_doing, sqlite3_errmsg(handle)));
}

void run_sql(sqlite3* handle, const char* sql) {
  if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(handle, "SQLite");
  }
}

// SQLite would make the file with the process's umask; names and addresses
// must never be readable by others, not even for a moment.
void make_private_file(const std::filesystem::path& file) {
  const int descriptor = ::open(
      file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) {
    throw StoreError(
        StoreError::Kind::unusable, 0,
        fmt::format("create {}: {}", file.string(), std::strerror(errno)));
  }
  ::close(descriptor);
}

// Every insert into `entry` may be refused by its trigger, so SQLite keeps the
// pages that it changes in a statement journal; once that has outgrown memory
// for one entry, it goes through a file for all that follow in the transaction.
// SQLite's own bound is 64 KiB, eight of our pages.  Too late, and harmless,
// where another part of the process has used SQLite before.
void keep_statement_journals_in_memory() {
  constexpr int bytes = 256 * 1024;
  static const int configured =
      sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, bytes);
  static_cast<void>(configured);
}

void set_switch(sqlite3* handle, int option, int on) {
  int now = -1;
  check(sqlite3_db_config(handle, option, on, &now) == SQLITE_OK && now == on,
        "SQLite takes a setting");
}

// Denies, on a sealed connection, what no command of ours ever does.
int authorise(void* /*unused*/, int action, const char* first,
              const char* second, const char* /*database*/,
              const char* /*trigger*/) {
  const std::string_view name = first == nullptr ? "" : first;
  switch (action) {
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return name == "entry" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_ALTER_TABLE:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
      return SQLITE_DENY;
    case SQLITE_PRAGMA:
      // Asking is harmless; setting the schema open is not.
      return name == "writable_schema" && second != nullptr ? SQLITE_DENY
                                                            : SQLITE_OK;
    default:
      return SQLITE_OK;
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}

Database::Database(const std::filesystem::path& file, Access access,
                   const std::string& vfs)
    : vfs_(vfs), access_(access) {
  keep_statement_journals_in_memory();
  if (access == Access::create && vfs.empty()) make_private_file(file);
  int flags =
      SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  flags |=
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (access == Access::create && !vfs.empty()) flags |= SQLITE_OPEN_CREATE;

  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &handle, flags,
                                     vfs.empty() ? nullptr : vfs.c_str());
  handle_.reset(handle);  // SQLite hands one back even when opening failed
  if (opened != SQLITE_OK) {
    throw StoreError(
        StoreError::Kind::unusable, opened,
        fmt::format("open {}: {}", file.string(),
                    handle == nullptr ? "no memory" : sqlite3_errmsg(handle)));
  }
  configure(access);
}

Database Database::in_memory() {
  Database database;
  sqlite3* handle = nullptr;
  check(sqlite3_open(":memory:", &handle) == SQLITE_OK,
        "a database in memory can be opened");
  database.handle_.reset(handle);
  database.access_ = Access::write;
  return database;
}

Database Database::scratch(const std::string& vfs) {
  keep_statement_journals_in_memory();
  Database database;
  database.vfs_ = vfs;
  database.access_ = Access::write;
  database.scratch_ = true;
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(
      "", &handle,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI |
          SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
      vfs.empty() ? nullptr : vfs.c_str());
  database.handle_.reset(handle);
  if (opened != SQLITE_OK)
    throw StoreError(StoreError::Kind::unusable, opened,
                     "open a scratch database");
  database.configure_switches();
  database.execute(
      "PRAGMA page_size = 8192; PRAGMA main.journal_mode = MEMORY;"
      "PRAGMA main.synchronous = OFF; PRAGMA main.cache_size = -65536");
  return database;
}

void Database::configure_switches() {
  sqlite3* const handle = handle_.get();
  set_switch(handle, SQLITE_DBCONFIG_DEFENSIVE, 1);
  set_switch(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set_switch(handle, SQLITE_DBCONFIG_DQS_DDL, 0);
  set_switch(handle, SQLITE_DBCONFIG_DQS_DML, 0);
  set_switch(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1);
  set_wait(std::chrono::seconds{30});
  execute(
      "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;"
      "PRAGMA mmap_size = 0; PRAGMA temp_store = FILE;"
      "PRAGMA cache_size = -8192");
}

void Database::configure(Access access) {
  configure_switches();
  if (access == Access::read) return;
  if (access == Access::create) execute("PRAGMA page_size = 8192");
  execute("PRAGMA main.synchronous = EXTRA; PRAGMA main.secure_delete = ON");
  Statement journal(*this, "PRAGMA main.journal_mode = TRUNCATE");
  // Brings back a file that another program switched to WAL, where two files
  // are not one transaction (docs/reliability.md); it answers "wal" while that
  // program still holds it.
  if (!journal.step() || journal.text(0) != "truncate") {
    throw StoreError(
        StoreError::Kind::unusable, 0,
        "the ledger's journal mode was changed by another program");
  }
}

namespace {

// `file` as a URI that opens it for reading: every byte that could mean
// something in one is escaped.
std::string read_only_uri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char byte : std::filesystem::absolute(file).string()) {
    const bool plain = (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '/' ||
                       byte == '.' || byte == '-' || byte == '_';
    uri += plain ? std::string(1, byte)
                 : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return uri + "?mode=ro";
}

}  // namespace

void Database::attach_people(const std::filesystem::path& file) {
  if (scratch_) {
    const auto uri = read_only_uri(file);
    Statement attach(*this, "ATTACH DATABASE ?1 AS people");
    attach.bind(std::string_view(uri)).run();
    return;
  }
  if (access_ == Access::create && vfs_.empty()) make_private_file(file);
  Statement attach(*this, "ATTACH DATABASE ?1 AS people");
  const std::string name = file.string();
  attach.bind(std::string_view(name)).run();
  execute("PRAGMA people.cache_size = -4096");
  if (access_ == Access::read) return;
  if (access_ == Access::create) execute("PRAGMA people.page_size = 8192");
  execute(
      "PRAGMA people.synchronous = EXTRA; PRAGMA people.secure_delete = ON");
  Statement journal(*this, "PRAGMA people.journal_mode = TRUNCATE");
  check(journal.step() && journal.text(0) == "truncate",
        "the people file has a rollback journal");
}

void Database::seal() {
  check(sqlite3_set_authorizer(handle_.get(), authorise, nullptr) == SQLITE_OK,
        "SQLite takes an authorizer");
}

void Database::execute(const std::string& sql) {
  run_sql(handle_.get(), sql.c_str());
}

void Database::set_cache(std::int64_t kibibytes) {
  execute(fmt::format("PRAGMA main.cache_size = -{}", kibibytes * 2 / 3));
  if (sqlite3_db_filename(handle_.get(), "people") == nullptr) return;
  execute(fmt::format("PRAGMA people.cache_size = -{}", kibibytes / 3));
}

void Database::set_wait(std::chrono::milliseconds wait) {
  sqlite3_busy_timeout(handle_.get(), static_cast<int>(wait.count()));
}

std::int64_t Database::changes() const noexcept {
  return sqlite3_changes64(handle_.get());
}

std::string Database::integrity_problems() {
  std::string problems;
  Statement integrity(*this, "PRAGMA integrity_check(20)");
  while (integrity.step()) {
    if (integrity.text(0) == "ok") continue;
    problems += integrity.text(0);
    problems += '\n';
  }
  return problems;
}

Transaction::Transaction(Database& database)
    : connection_(database.handle_.get()) {
  run_sql(connection_, "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // Autocommit is back on after commit(), or when SQLite has already undone
  // everything by itself, on a full disk for example.  Should the rollback
  // fail, nothing is left to try: closing the file discards the journal.
  if (sqlite3_get_autocommit(connection_) == 0) {
    sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() { run_sql(connection_, "COMMIT"); }

Snapshot::Snapshot(Database& database)
    : connection_(database.handle_.get()),
      outermost_(sqlite3_get_autocommit(connection_) != 0) {
  if (outermost_) run_sql(connection_, "BEGIN");
}

Snapshot::~Snapshot() {
  if (outermost_) {
    sqlite3_exec(connection_, "COMMIT", nullptr, nullptr, nullptr);
  }
}

}  // namespace obole::store
