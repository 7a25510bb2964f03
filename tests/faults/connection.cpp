#include "faults/connection.hpp"

#include "faults/sim_vfs.hpp"

#include <sqlite3.h>

namespace faults {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* handle) const noexcept {
    sqlite3_finalize(handle);
  }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Statement prepare(sqlite3* handle, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
  return Statement(statement);
}

std::string text_at(sqlite3_stmt* statement, int column) {
  const auto* const bytes = sqlite3_column_blob(statement, column);
  if (bytes == nullptr) return {};
  const auto size = sqlite3_column_bytes(statement, column);
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

Connection::Row row_of(sqlite3_stmt* statement) {
  Connection::Row row;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    row.push_back(text_at(statement, i));
  }
  return row;
}

}  // namespace

void Connection::Close::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}

Connection::Connection(const std::string& path, Mode mode) {
  sqlite3* handle = nullptr;
  const int flags =
      SQLITE_OPEN_READWRITE | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
  opened_ =
      sqlite3_open_v2(path.c_str(), &handle, flags, SimVfs::name) == SQLITE_OK;
  handle_.reset(handle);
}

bool Connection::run(const std::string& sql) {
  return sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) ==
         SQLITE_OK;
}

bool Connection::run(const std::string& sql, const Values& values) {
  const auto statement = prepare(handle_.get(), sql);
  if (!statement) return false;
  sqlite3_bind_int(statement.get(), 1, values.number);
  if (sqlite3_bind_parameter_count(statement.get()) > 1) {
    sqlite3_bind_text(statement.get(), 2, values.text.data(),
                      static_cast<int>(values.text.size()), SQLITE_TRANSIENT);
  }
  return sqlite3_step(statement.get()) == SQLITE_DONE;
}

std::optional<std::vector<Connection::Row>> Connection::rows(
    const std::string& sql) {
  const auto statement = prepare(handle_.get(), sql);
  if (!statement) return std::nullopt;
  std::vector<Row> rows;
  int outcome = sqlite3_step(statement.get());
  for (; outcome == SQLITE_ROW; outcome = sqlite3_step(statement.get())) {
    rows.push_back(row_of(statement.get()));
  }
  if (outcome != SQLITE_DONE) return std::nullopt;
  return rows;
}

int Connection::code() const { return sqlite3_extended_errcode(handle_.get()); }

std::string Connection::complaint() const {
  return sqlite3_errmsg(handle_.get());
}

}  // namespace faults
