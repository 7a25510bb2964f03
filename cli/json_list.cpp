// Rows as JSON without a value in memory for each: a million come this way.

#include "cli/json.hpp"
#include "obole/base/check.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace cli {
namespace {

using obole::reports::Cell;
using obole::reports::Share;

bool is_plain(std::string_view text) {
  const bool unescaped = std::all_of(text.begin(), text.end(), [](char each) {
    return static_cast<unsigned char>(each) >= 0x20 && each != '"' &&
           each != '\\';
  });
  return unescaped && !obole::invalid_utf8_at(text);
}

// Appends a cell's value as Json::set would.
class Value {
 public:
  explicit Value(std::string& text) : text_(text) {}

  void operator()(std::monostate) const { text_ += "null"; }
  void operator()(const std::string& words) const {
    if (is_plain(words)) return quoted(words);
    text_ += json_string(words);
  }
  void operator()(std::int64_t number) const {
    text_ += std::to_string(number);
  }
  void operator()(obole::Money amount) const { quoted(plain(amount)); }
  void operator()(obole::Date date) const { quoted(obole::iso(date)); }
  void operator()(Share share) const { quoted(fraction(share)); }
  void operator()(const obole::Sentence& word) const { (*this)(word.en); }
  void operator()(bool yes) const { text_ += yes ? "true" : "false"; }

 private:
  void quoted(std::string_view plain) const {
    text_ += '"';
    text_ += plain;
    text_ += '"';
  }

  std::string& text_;
};

}  // namespace

JsonList::JsonList(const obole::reports::Table& head, std::string_view list,
                   Json fields) {
  const auto empty = fields.set(list, Json::list()).text();
  const auto bracket = empty.rfind("[]");
  obole::check(bracket != std::string::npos, "an empty list is written as []");
  before_ = empty.substr(0, bracket + 1);
  after_ = empty.substr(bracket + 1);
  for (const auto& column : head.columns)
    keys_.push_back("\n      " + json_string(column.key) + ": ");
}

void JsonList::begin(std::string& text) const { text += before_; }

void JsonList::rows(std::span<const obole::reports::Row> rows,
                    std::string& text) {
  const Value value(text);
  for (const auto& row : rows) {
    obole::check(row.size() == keys_.size(),
                 "a row has a cell for each column");
    text += any_ ? ",\n    {" : "\n    {";
    any_ = true;
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (at > 0) text += ',';
      text += keys_[at];
      std::visit(value, row[at]);
    }
    text += "\n    }";
  }
}

JsonLines::JsonLines(const obole::reports::Table& head) {
  for (const auto& column : head.columns)
    keys_.push_back(json_string(column.key) + ": ");
}

void JsonLines::rows(std::span<const obole::reports::Row> rows,
                     std::string& text) const {
  const Value value(text);
  for (const auto& row : rows) {
    obole::check(row.size() == keys_.size(),
                 "a row has a cell for each column");
    for (std::size_t at = 0; at < row.size(); ++at) {
      text += at == 0 ? "{" : ", ";
      text += keys_[at];
      std::visit(value, row[at]);
    }
    text += "}\n";
  }
}

std::string json_lines(const obole::reports::Table& table) {
  std::string text;
  JsonLines(table).rows(table.rows, text);
  return text;
}

void JsonList::end(std::string& text) const {
  if (any_) text += "\n  ";
  text += after_;
}

}  // namespace cli
