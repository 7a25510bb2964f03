// Refusals: how the engine says no.
//
// A request that a user, a file or the law gets wrong is declined by returning
// a Refusal.  What the machine gets wrong (a full disk) is thrown by the store;
// what we get wrong ourselves is a broken promise (check.hpp).

#pragma once

#include "obole/base/check.hpp"
#include "obole/base/reason.hpp"
#include "obole/base/sentence.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace obole {

/// Where the refused value stands.  Lines count from 1, 0 means none; the
/// column is the name of a column, an XML path or an option.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::string column;

  friend bool operator==(const Place&, const Place&) = default;
};

/// What a refusal is about, such as "campaign TOIT" and "campagne TOIT".  A
/// text alone stands for both languages; scripts are given the English.
struct Subject : Sentence {
  Subject() = default;
  Subject(const char* text) : Sentence{text, text} {}
  Subject(std::string_view text)
      : Sentence{std::string(text), std::string(text)} {}
  Subject(const std::string& text) : Sentence{text, text} {}
  Subject(Sentence words) : Sentence(std::move(words)) {}

  friend bool operator==(const Subject& subject, std::string_view text) {
    return subject.en == text;
  }
};

/// An answer of "no": what was refused, why, and what to do about it.
struct Refusal {
  Reason reason;
  Subject what;   ///< the value or thing refused
  Sentence why;   ///< without capital or full stop
  Sentence hint;  ///< what to do; may be empty
  Place place = {};
};

/// Either a value or the refusal that came instead of it.
///
/// A subset of std::expected<T, Refusal> with the same member names, so that
/// it can become an alias the day the oldest supported compiler has one.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Refusal refusal)
      : state_(std::in_place_index<1>, std::move(refusal)) {}

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  const T& value() const& {
    check(has_value(), "the result holds a value");
    return std::get<0>(state_);
  }
  T& value() & {
    check(has_value(), "the result holds a value");
    return std::get<0>(state_);
  }
  T&& value() && {
    check(has_value(), "the result holds a value");
    return std::get<0>(std::move(state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Refusal& error() const {
    check(!has_value(), "the result holds a refusal");
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Refusal> state_;
};

/// The answer of a request that yields nothing: granted, or the refusal.
using Verdict = std::optional<Refusal>;

/// `refusal` with the file, line and column filled in where they are empty.
Refusal at(Refusal refusal, const Place& place);

}  // namespace obole
