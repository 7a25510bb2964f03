// A sentence for people, in both languages, and how a value is written in one.

#pragma once

#include <concepts>
#include <cstdint>
#include <string>

namespace obole {

enum class Language : std::uint8_t { en, fr };

/// One sentence for people, in both languages; see say.hpp.
struct Sentence {
  std::string en;
  std::string fr;

  const std::string& in(Language language) const {
    return language == Language::fr ? fr : en;
  }
  bool empty() const { return en.empty(); }
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// How each language writes a Value inside a sentence.  The floor that owns a
/// type which they write differently (an amount, a day, a word of a closed
/// list) specialises this beside the type, with `static Sentence of(value)`;
/// `say` asks for it, and formats every other value the same in both.
template <class Value>
struct Spoken;

template <class Value>
concept Speakable = requires(const Value& value) {
  { Spoken<Value>::of(value) } -> std::same_as<Sentence>;
};

template <>
struct Spoken<Sentence> {
  static Sentence of(const Sentence& sentence) { return sentence; }
};

/// `value` as each language writes it.
template <Speakable Value>
Sentence spoken(const Value& value) {
  return Spoken<Value>::of(value);
}

}  // namespace obole
