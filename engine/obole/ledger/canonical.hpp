// Canonical JSON: the exact bytes that are hashed (docs/ledger-format.md).
//
// A restricted profile of RFC 8785.  One object on one line, without white
// space; keys of a-z and '_', ascending, no two alike; values are strings,
// integers within 2^53, true, false, arrays and objects, at most 4 deep.  In a
// string only '"' and '\' are escaped, and there are no control characters.
// Every value has one spelling, so that equal content is equal bytes.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::canonical {

/// An entry's body is at most this long.
inline constexpr std::size_t longest_body = 65'535;

/// Writes one object; fields may be added in any order.
class Object {
 public:
  Object& text(std::string_view key, std::string_view value);
  Object& integer(std::string_view key, std::int64_t value);
  Object& boolean(std::string_view key, bool value);
  /// A string of decimal digits: how money is written.
  Object& digits(std::string_view key, std::int64_t value);
  /// A value that is already canonical JSON.
  Object& raw(std::string_view key, std::string_view json);

  bool empty() const noexcept { return fields_.empty(); }
  /// The object's bytes.  Keys are distinct, as the caller promises.
  std::string str() const;
  void clear();

 private:
  struct Field {
    std::string_view key;  // a literal, or longer-lived than the object
    std::size_t begin;
    std::size_t end;
  };
  void close(std::string_view key, std::size_t begin);
  std::string values_;
  std::vector<Field> fields_;
};

/// Appends `value` to `json` as a string with its quotes.
void append_string(std::string& json, std::string_view value);

/// One value of a document; containers are followed by their content.
struct Node {
  enum class Type : std::uint8_t { string, integer, boolean, array, object };
  Type type;
  bool escaped;           ///< a string that holds escapes
  std::string_view key;   ///< within an object
  std::string_view text;  ///< of a string, as written between its quotes
  std::string_view json;  ///< the value as written
  std::int64_t number;    ///< of an integer, or 1 and 0 of a boolean
  std::uint32_t end;      ///< index of the node after this one and its content
};

/// Reads what Object writes, and nothing else.
class Document {
 public:
  /// Reads `json`, which must outlive the document.  False when it is not
  /// canonical; the document is then empty.  May be called again.
  bool parse(std::string_view json);

  const std::vector<Node>& nodes() const noexcept { return nodes_; }
  /// The top-level field called `key`, or null.
  const Node* find(std::string_view key) const;

  /// A top-level string without its escapes; empty when absent.
  std::string text(std::string_view key) const;
  /// A top-level integer, or of a string of digits; 0 when absent.
  std::int64_t integer(std::string_view key) const;
  bool boolean(std::string_view key) const;

 private:
  std::vector<Node> nodes_;
};

/// The string of `node` without its escapes.
std::string unescaped(const Node& node);

/// The integer that a string of digits spells, as Object::digits writes it.
/// `ok` turns false when it is not one.
std::int64_t integer_of_digits(std::string_view digits, bool& ok);

}  // namespace obole::canonical
