// The only door to SQLite: connection, statement, transaction.
//
// Everything below throws StoreError when SQLite reports a failure.  Settings
// and their reasons: docs/reliability.md.

#pragma once

#include "obole/store/error.hpp"
#include "obole/store/transaction.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace obole::store {

enum class Access : std::uint8_t {
  read,    ///< the file cannot be written through this connection
  write,   ///< the file exists
  create,  ///< the file is made, readable by its owner only; it must not exist
};

class Database {
 public:
  /// Opens one file by the rules of docs/reliability.md: no symbolic link
  /// followed, rollback journal truncated after each commit, synchronous=EXTRA,
  /// schema not trusted, double-quoted strings off, recursive triggers on.
  /// `vfs` names the file system below SQLite; empty means the usual one.
  Database(const std::filesystem::path& file, Access access,
           const std::string& vfs = {});

  /// A database in memory, for scratch work.
  static Database in_memory();

  /// A database of any size that only this connection sees: SQLite keeps what
  /// outgrows memory in a nameless file, its owner's alone, which is gone when
  /// the connection or the process is, however it ends.  Its journal is
  /// in memory.  Files attached to it are only read.
  static Database scratch(const std::string& vfs = {});

  /// Makes `file` part of this connection under the name `people`, with the
  /// same access and rules; one transaction then covers both files.
  void attach_people(const std::filesystem::path& file);

  /// From here on, this connection refuses to change the schema, to attach
  /// files, and to update or delete recorded entries.  Accidents only: whoever
  /// has the file can do as they please, and `audit verify` then says so.
  void seal();

  /// Runs one or several statements that take no parameters.
  void execute(const std::string& sql);

  /// How much memory pages may take; a third is for those of people.
  void set_cache(std::int64_t kibibytes);

  /// How long a busy file is waited for.
  void set_wait(std::chrono::milliseconds wait);

  /// Rows changed by the last statement that ran.
  std::int64_t changes() const noexcept;

  /// What SQLite's own check of both files finds, in its words, a line each;
  /// empty when it finds nothing.  Reads everything.
  std::string integrity_problems();

 private:
  friend class Statement;
  friend class Transaction;
  friend class Snapshot;
  Database() = default;
  void configure_switches();
  void configure(Access access);

  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> handle_;
  std::string vfs_;
  Access access_ = Access::read;
  bool scratch_ = false;
};

/// The bytes of a BLOB parameter.
struct Blob {
  std::string_view bytes;
};

/// One prepared statement.  Parameters are bound by position from 1, columns
/// are read by position from 0, as in SQLite itself.  Bound text is not copied:
/// it must live until the statement is reset, which run(), bind() and first()
/// do by themselves.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);

  template <class... Values>
  Statement& bind(const Values&... values) {
    reset();
    int position = 0;
    (bind_at(++position, values), ...);
    return *this;
  }

  void bind_at(int position, std::int64_t value);
  void bind_at(int position, std::string_view value);
  void bind_at(int position, Blob value);
  void bind_at(int position, std::nullptr_t);
  template <class Value>
  void bind_at(int position, const std::optional<Value>& value) {
    if (value) {
      bind_at(position, *value);
    } else {
      bind_at(position, nullptr);
    }
  }

  bool step();   ///< true when a row is ready, false at the end
  void run();    ///< steps to the end of a statement without rows, and resets
  void reset();  ///< ready to be stepped from the start

  bool is_null(int column) const noexcept;
  std::int64_t integer(int column) const noexcept;
  /// Valid until the next step, reset or bind.
  std::string_view text(int column) const noexcept;
  std::string_view blob(int column) const noexcept;
  /// SQLite's storage class: 'i', 't', 'b', 'r' or 'n'.
  char type(int column) const noexcept;
  int columns() const noexcept;
  std::string_view column_name(int column) const noexcept;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace obole::store
