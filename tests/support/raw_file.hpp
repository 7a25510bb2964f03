// SQLite as any other program has it: nothing of the engine's settings.

#pragma once

#include "obole/base/check.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace support {

class RawFile {
 public:
  explicit RawFile(const std::filesystem::path& file) {
    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    handle_.reset(handle);
    obole::check(opened == SQLITE_OK, "a raw file can be opened");
    // It is thrown away after the test.
    run("PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY");
  }

  /// What SQLite says when `sql` fails; empty when it succeeds.
  std::string attempt(const std::string& sql) {
    char* message = nullptr;
    sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, &message);
    std::string said = message == nullptr ? "" : message;
    sqlite3_free(message);
    return said;
  }
  void run(const std::string& sql) {
    const auto said = attempt(sql);
    obole::check(said.empty(), (sql + ": " + said).c_str());
  }
  int changes() { return sqlite3_changes(handle_.get()); }

  using Row = std::vector<std::string>;
  /// Rows as text; NULL is the word "NULL".
  std::vector<Row> rows(const std::string& sql) {
    std::vector<Row> list;
    const auto add = [](void* into, int count, char** values, char**) {
      auto& row = static_cast<std::vector<Row>*>(into)->emplace_back();
      for (int at = 0; at < count; ++at)
        row.emplace_back(values[at] == nullptr ? "NULL" : values[at]);
      return 0;
    };
    obole::check(sqlite3_exec(handle_.get(), sql.c_str(), add, &list,
                              nullptr) == SQLITE_OK,
                 sql.c_str());
    return list;
  }
  std::string value(const std::string& sql) { return rows(sql).at(0).at(0); }

  std::vector<std::string> tables() {
    std::vector<std::string> names;
    for (auto& row : rows("SELECT name FROM sqlite_schema"
                          " WHERE type = 'table' ORDER BY name"))
      names.push_back(row[0]);
    return names;
  }

  struct ColumnOfTable {
    std::string name;
    std::string type;
    bool nullable;
  };
  std::vector<ColumnOfTable> columns(const std::string& table) {
    std::vector<ColumnOfTable> list;
    for (auto& row : rows("PRAGMA table_info(" + table + ")"))
      list.push_back({row[1], row[2], row[3] == "0" && row[5] == "0"});
    return list;
  }

  /// Every value of every table, in the order of the keys.
  std::string dump() {
    std::string text;
    for (const auto& table : tables()) {
      std::string list;
      for (const auto& column : columns(table))
        list += (list.empty() ? "quote(" : ", quote(") + column.name + ')';
      text += "-- " + table + '\n';
      for (const auto& row : rows("SELECT " + list + " FROM " + table)) {
        for (const auto& value : row)
          text += value + '|';
        text += '\n';
      }
    }
    return text;
  }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Every value of both files of a ledger.
inline std::string dump_of(const std::filesystem::path& ledger,
                           const std::filesystem::path& people) {
  return RawFile(ledger).dump() + RawFile(people).dump();
}

}  // namespace support
