#include "obole/ledger/canonical.hpp"

#include "obole/base/check.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace obole::canonical {
namespace {

void append_integer(std::string& json, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value);
  json.append(digits.data(), end.ptr);
}

}  // namespace

void append_string(std::string& json, std::string_view value) {
  json += '"';
  for (const char letter : value) {
    check(static_cast<unsigned char>(letter) >= 0x20 && letter != '\x7f',
          "text in an entry holds no control character");
    if (letter == '"' || letter == '\\') json += '\\';
    json += letter;
  }
  json += '"';
}

void Object::close(std::string_view key, std::size_t begin) {
  fields_.push_back({key, begin, values_.size()});
}

Object& Object::text(std::string_view key, std::string_view value) {
  const auto begin = values_.size();
  append_string(values_, value);
  close(key, begin);
  return *this;
}

Object& Object::integer(std::string_view key, std::int64_t value) {
  const auto begin = values_.size();
  append_integer(values_, value);
  close(key, begin);
  return *this;
}

Object& Object::boolean(std::string_view key, bool value) {
  return raw(key, value ? "true" : "false");
}

Object& Object::digits(std::string_view key, std::int64_t value) {
  const auto begin = values_.size();
  values_ += '"';
  append_integer(values_, value);
  values_ += '"';
  close(key, begin);
  return *this;
}

Object& Object::raw(std::string_view key, std::string_view json) {
  const auto begin = values_.size();
  values_ += json;
  close(key, begin);
  return *this;
}

std::string Object::str() const {
  auto sorted = fields_;
  std::sort(sorted.begin(), sorted.end(),
            [](const Field& a, const Field& b) { return a.key < b.key; });
  std::string json;
  json.reserve(values_.size() + sorted.size() * 16 + 2);
  json += '{';
  std::string_view last;
  for (const auto& field : sorted) {
    check(field.key != last, "the keys of an object are distinct");
    if (!last.empty()) json += ',';
    last = field.key;
    json += '"';
    json += field.key;
    json += "\":";
    json.append(values_, field.begin, field.end - field.begin);
  }
  json += '}';
  return json;
}

void Object::clear() {
  values_.clear();
  fields_.clear();
}

}  // namespace obole::canonical
