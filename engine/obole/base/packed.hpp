// Values as bytes, for a Spill (spill.hpp): of this process, for this process.

#pragma once

#include "obole/base/check.hpp"

#include <concepts>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace obole {

template <class T>
concept Packable = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Numbers, enumerators and texts, one after the other.
class Packer {
 public:
  template <Packable Number>
  Packer& operator()(Number number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes_.append(raw, sizeof number);
    return *this;
  }
  Packer& operator()(std::string_view text) {
    (*this)(text.size());
    bytes_.append(text);
    return *this;
  }

  std::string take() { return std::exchange(bytes_, {}); }

 private:
  std::string bytes_;
};

/// Reads what a Packer was given, in the same order and of the same types.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  template <Packable Number>
  Unpacker& operator()(Number& number) {
    std::memcpy(&number, taken(sizeof number).data(), sizeof number);
    return *this;
  }
  Unpacker& operator()(std::string& text) {
    std::size_t size = 0;
    (*this)(size);
    text = taken(size);
    return *this;
  }

 private:
  std::string_view taken(std::size_t size) {
    check(size <= left_.size(), "what was packed can be unpacked");
    const auto part = left_.substr(0, size);
    left_.remove_prefix(size);
    return part;
  }

  std::string_view left_;
};

}  // namespace obole
