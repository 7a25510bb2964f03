// JSON as scripts read it, over nlohmann's library (json.cpp alone includes
// it).

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "obole/reports/table.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// One JSON value being built: an object by set(), a list by add().
class Json {
 public:
  Json();
  ~Json();
  Json(const Json& other);
  Json(Json&&) noexcept;
  Json& operator=(Json other) noexcept;

  /// An object that begins with "schema": "obole/<what>/1".
  static Json of(std::string_view what);
  static Json list();

  Json& set(std::string_view key, std::string_view value);
  Json& set(std::string_view key, const char* value);
  Json& set(std::string_view key, const std::string& value);
  Json& set(std::string_view key, std::int64_t value);
  Json& set(std::string_view key, bool value);
  Json& set(std::string_view key, obole::Money value);  ///< "1234.50"
  Json& set(std::string_view key, obole::Date value);   ///< "2026-03-01"
  Json& set(std::string_view key, const obole::reports::Cell& value);
  Json& set(std::string_view key, const Json& value);
  Json& set_null(std::string_view key);
  template <class Value>
  Json& set(std::string_view key, const std::optional<Value>& value) {
    return value ? set(key, *value) : set_null(key);
  }

  Json& add(const Json& value);
  Json& add(const std::string& value);
  Json& add(std::int64_t value);

  /// On one object, indented by two; bytes that are not UTF-8 are replaced.
  std::string text() const;

 private:
  struct Value;
  std::unique_ptr<Value> value_;
};

/// `text` as a JSON string with its quotes.
std::string json_string(std::string_view text);

/// "0.8725".
std::string fraction(obole::reports::Share share);

/// The rows of `table` as a list of objects by column key.
Json rows_of(const obole::reports::Table& table);

/// An object with one list, whose rows come page by page: appends to a text
/// what `fields`.set(list, rows_of(table)) says of all of them.
class JsonList {
 public:
  JsonList(const obole::reports::Table& head, std::string_view list,
           Json fields);

  void begin(std::string& text) const;
  void rows(std::span<const obole::reports::Row> rows, std::string& text);
  void end(std::string& text) const;

 private:
  std::string before_;             // up to the list's '['
  std::string after_;              // from its ']' on
  std::vector<std::string> keys_;  // of a row, ready to be written
  bool any_ = false;
};

/// The same rows as JSON Lines: an object a line, by column key, and no more.
class JsonLines {
 public:
  explicit JsonLines(const obole::reports::Table& head);

  void begin(std::string& /*text*/) const {}
  void rows(std::span<const obole::reports::Row> rows, std::string& text) const;
  void end(std::string& /*text*/) const {}

 private:
  std::vector<std::string> keys_;
};

/// The rows of `table` as JSON Lines.
std::string json_lines(const obole::reports::Table& table);

/// "obole/<table.what>/1" with notes, rows and totals.
Json json_of(const obole::reports::Table& table);

}  // namespace cli
