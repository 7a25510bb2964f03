#include "obole/reconcile/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace obole::reconcile {
namespace {

constexpr std::size_t shortest_token = 6;
constexpr std::size_t shortest_number = 8;

enum class Class : std::uint8_t { other, mark, digit, letter };

constexpr Class class_among(unsigned char c) {
  if (c >= '0' && c <= '9') return Class::digit;
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return Class::letter;
  return c == '-' || c == '_' || c == '/' || c == '.' ? Class::mark
                                                      : Class::other;
}

// A look-up, because every character of every text is asked for.
constexpr auto classes = [] {
  std::array<Class, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = class_among(static_cast<unsigned char>(c));
  return table;
}();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string_view without_outer_marks(std::string_view token) {
  while (!token.empty() && class_of(token.front()) == Class::mark)
    token.remove_prefix(1);
  while (!token.empty() && class_of(token.back()) == Class::mark)
    token.remove_suffix(1);
  return token;
}

bool can_be_reference(std::string_view token) {
  if (token.size() < shortest_token) return false;
  return token.size() >= shortest_number ||
         !std::all_of(token.begin(), token.end(),
                      [](char c) { return class_of(c) == Class::digit; });
}

// FNV-1a; its low bits are well mixed only after finish().
constexpr std::uint64_t basis = 14695981039346656037U;
constexpr std::uint64_t prime = 1099511628211U;

std::uint64_t step(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * prime;
}

std::uint64_t finish(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33U)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33U)) * 0xc4ceb9fe1a85ec53U;
  return hash ^ (hash >> 33U);
}

}  // namespace

std::optional<std::string_view> Tokens::next() {
  while (!rest_.empty()) {
    std::size_t begin = 0;
    while (begin < rest_.size() && class_of(rest_[begin]) == Class::other)
      ++begin;
    std::size_t end = begin;
    while (end < rest_.size() && class_of(rest_[end]) != Class::other)
      ++end;
    const auto token = without_outer_marks(rest_.substr(begin, end - begin));
    rest_.remove_prefix(end);
    if (can_be_reference(token)) return token;
  }
  return std::nullopt;
}

bool can_be_quoted(std::string_view reference) {
  const auto token = Tokens(reference).next();
  return token && token->size() == reference.size();
}

bool quotes(std::string_view text, std::string_view reference) {
  if (!can_be_quoted(reference)) return false;
  Tokens tokens(text);
  while (const auto token = tokens.next())
    if (same_reference(*token, reference)) return true;
  return false;
}

bool same_reference(std::string_view one, std::string_view other) {
  const auto skip = [](std::string_view& text) {
    while (!text.empty() && text.front() == ' ')
      text.remove_prefix(1);
    return text.empty();
  };
  bool any = false;
  for (; !skip(one) && !skip(other); any = true) {
    if (upper(one.front()) != upper(other.front())) return false;
    one.remove_prefix(1);
    other.remove_prefix(1);
  }
  return any && skip(one) && skip(other);
}

std::uint64_t reference_hash(std::string_view reference) {
  std::uint64_t hash = basis;
  for (const char c : reference)
    if (c != ' ') hash = step(hash, upper(c));
  return finish(hash);
}

std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = basis;
  for (const char c : bytes)
    hash = step(hash, c);
  return finish(hash);
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t other) {
  return finish(hash * prime ^ finish(other + basis));
}

}  // namespace obole::reconcile
