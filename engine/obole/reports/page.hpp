// Some rows of a list that is too long to be held whole.

#pragma once

#include "obole/reports/table.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace obole::reports {

/// Rows, in memory that the next page uses again: a million rows come this way.
class Page {
 public:
  /// Adds a row with a cell for each value; a text is given as string_view,
  /// what is missing as an empty optional.
  template <class... Values>
  void add(const Values&... values) {
    if (used_ == rows_.size()) rows_.emplace_back();
    auto& row = rows_[used_++];
    row.resize(sizeof...(values));
    std::size_t at = 0;
    (put(row[at++], values), ...);
  }

  void clear() noexcept { used_ = 0; }
  std::span<const Row> rows() const { return std::span(rows_).first(used_); }

 private:
  template <class Value>
  static void put(Cell& cell, const Value& value) {
    cell = value;
  }
  static void put(Cell& cell, std::string_view text) {
    if (auto* const kept = std::get_if<std::string>(&cell)) {
      kept->assign(text);
    } else {
      cell.emplace<std::string>(text);
    }
  }
  static void put(Cell& cell, const Sentence& word) {
    if (auto* const kept = std::get_if<Sentence>(&cell)) {
      kept->en.assign(word.en);
      kept->fr.assign(word.fr);
    } else {
      cell = word;
    }
  }
  static void put(Cell& cell, const std::string& text) {
    put(cell, std::string_view(text));
  }
  template <class Value>
  static void put(Cell& cell, const std::optional<Value>& value) {
    if (value) {
      put(cell, *value);
    } else {
      cell = std::monostate();
    }
  }

  std::vector<Row> rows_;
  std::size_t used_ = 0;
};

/// Adds the next rows to an empty page; none at the end.
using NextPage = std::function<void(Page&)>;

/// The text of a cell; a missing value when it is empty.
inline std::optional<std::string_view> if_any(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace obole::reports
