// Sentences in both languages, checked by the compiler: the English and the
// French text take the same arguments.  Include it in .cpp files only.

#pragma once

#include "obole/base/result.hpp"

#include <fmt/format.h>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace obole {

// What stands for an argument in the text of one language.
namespace saying {

template <class Arg>
using Written = std::conditional_t<Speakable<Arg>, std::string, Arg>;

template <Language language, class Arg>
const Arg& written(const Arg& arg) {
  return arg;
}
template <Language language, Speakable Arg>
std::string written(const Arg& arg) {
  return spoken(arg).in(language);
}

template <class... Args>
std::string filled(fmt::format_string<const Args&...> text,
                   const Args&... args) {
  return fmt::format(text, args...);
}

}  // namespace saying

/// Formats `en` and `fr` with the same arguments, as in
/// `say("no campaign is called {}", "aucune campagne ne s’appelle {}", code)`.
/// An amount, a day, a word of a closed list or a Sentence among them is
/// written as each language writes it (sentence.hpp).
template <class... Args>
Sentence say(fmt::format_string<const saying::Written<Args>&...> en,
             fmt::format_string<const saying::Written<Args>&...> fr,
             const Args&... args) {
  using saying::filled;
  using saying::written;
  return {filled<saying::Written<Args>...>(en, written<Language::en>(args)...),
          filled<saying::Written<Args>...>(fr, written<Language::fr>(args)...)};
}

/// A word in the singular and in the plural.
struct Counted {
  std::string_view one;
  std::string_view more;
};

/// "1 row" and "1 ligne", "3 rows" and "3 lignes".  Of nothing, English says
/// the plural and French the singular.
template <std::integral Number>
Sentence counted(Number number, Counted en, Counted fr) {
  const bool none = number == 0;
  const bool one = number == 1;
  return {fmt::format("{} {}", number, one ? en.one : en.more),
          fmt::format("{} {}", number, one || none ? fr.one : fr.more)};
}

}  // namespace obole
