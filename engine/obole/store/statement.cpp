#include "obole/base/check.hpp"
#include "obole/store/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace obole::store {
namespace {

[[noreturn]] void fail(sqlite3_stmt* handle, std::string_view while_doing) {
  sqlite3* const connection = sqlite3_db_handle(handle);
  const int code = sqlite3_extended_errcode(connection);
  const int primary = code & 0xff;
  const bool damaged = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ||
                       primary == SQLITE_CONSTRAINT ||
                       primary == SQLITE_MISMATCH;
  throw StoreError(
      damaged ? StoreError::Kind::damaged : StoreError::Kind::unusable, code,
      fmt::format("{}: {}", while_doing, sqlite3_errmsg(connection)));
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* handle) const noexcept {
  sqlite3_finalize(handle);
}

Statement::Statement(Database& database, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  sqlite3* const connection = database.handle_.get();
  if (sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &handle,
                         nullptr) != SQLITE_OK) {
    const int code = sqlite3_extended_errcode(connection);
    const int primary = code & 0xff;
    // A statement of ours that SQLite does not understand means that the
    // tables are not those we made.
    const bool damaged = primary == SQLITE_ERROR || primary == SQLITE_CORRUPT ||
                         primary == SQLITE_NOTADB;
    throw StoreError(
        damaged ? StoreError::Kind::damaged : StoreError::Kind::unusable, code,
        fmt::format("{}: {}", sql, sqlite3_errmsg(connection)));
  }
  handle_.reset(handle);
}

bool Statement::step() {
  const int outcome = sqlite3_step(handle_.get());
  if (outcome == SQLITE_ROW) return true;
  if (outcome == SQLITE_DONE) return false;
  fail(handle_.get(), sqlite3_sql(handle_.get()));
}

void Statement::run() {
  const bool row = step();
  reset();
  check(!row, "the statement returns no row");
}

void Statement::reset() { sqlite3_reset(handle_.get()); }

void Statement::bind_at(int position, std::int64_t value) {
  if (sqlite3_bind_int64(handle_.get(), position, value) != SQLITE_OK) {
    fail(handle_.get(), "bind");
  }
}

void Statement::bind_at(int position, std::string_view value) {
  // A null pointer would be bound as NULL.
  const char* const bytes = value.data() == nullptr ? "" : value.data();
  if (sqlite3_bind_text64(handle_.get(), position, bytes, value.size(),
                          SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
    fail(handle_.get(), "bind");
  }
}

void Statement::bind_at(int position, Blob value) {
  const char* const bytes =
      value.bytes.data() == nullptr ? "" : value.bytes.data();
  if (sqlite3_bind_blob64(handle_.get(), position, bytes, value.bytes.size(),
                          SQLITE_STATIC) != SQLITE_OK) {
    fail(handle_.get(), "bind");
  }
}

void Statement::bind_at(int position, std::nullptr_t) {
  if (sqlite3_bind_null(handle_.get(), position) != SQLITE_OK) {
    fail(handle_.get(), "bind");
  }
}

bool Statement::is_null(int column) const noexcept {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const noexcept {
  return sqlite3_column_int64(handle_.get(), column);
}

std::string_view Statement::text(int column) const noexcept {
  const auto* const bytes = sqlite3_column_text(handle_.get(), column);
  if (bytes == nullptr) return {};
  const auto size = sqlite3_column_bytes(handle_.get(), column);
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::string_view Statement::blob(int column) const noexcept {
  const auto* const bytes = sqlite3_column_blob(handle_.get(), column);
  if (bytes == nullptr) return {};
  const auto size = sqlite3_column_bytes(handle_.get(), column);
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

char Statement::type(int column) const noexcept {
  switch (sqlite3_column_type(handle_.get(), column)) {
    case SQLITE_INTEGER:
      return 'i';
    case SQLITE_TEXT:
      return 't';
    case SQLITE_BLOB:
      return 'b';
    case SQLITE_FLOAT:
      return 'r';
    default:
      return 'n';
  }
}

int Statement::columns() const noexcept {
  return sqlite3_column_count(handle_.get());
}

std::string_view Statement::column_name(int column) const noexcept {
  const char* const name = sqlite3_column_name(handle_.get(), column);
  return name == nullptr ? std::string_view() : name;
}

}  // namespace obole::store
