// A sentence takes its arguments as each language writes them.

#include "obole/base/say.hpp"

#include "support/catch.hpp"

using obole::counted;
using obole::say;
using obole::Sentence;

namespace {

struct Colour {
  bool red;
};

}  // namespace

template <>
struct obole::Spoken<Colour> {
  static Sentence of(Colour colour) {
    return colour.red ? Sentence{"red", "rouge"} : Sentence{"blue", "bleu"};
  }
};

TEST_CASE("both languages take the same arguments", "[say]") {
  CHECK(say("{} of {}", "{} sur {}", 3, "four") ==
        Sentence{"3 of four", "3 sur four"});
  CHECK(say("{1}, {0}", "{0}, {1}", 1, std::string("b")) ==
        Sentence{"b, 1", "1, b"});
  CHECK(say("plain", "simple") == Sentence{"plain", "simple"});
}

TEST_CASE("what the languages write differently is written by each", "[say]") {
  CHECK(say("it is {}", "c’est {}", Colour{true}) ==
        Sentence{"it is red", "c’est rouge"});
  const Sentence inner{"a gift", "un don"};
  CHECK(say("{}: {}", "{} : {}", inner, Colour{false}) ==
        Sentence{"a gift: blue", "un don : bleu"});
  // A brace of an argument is a brace.
  CHECK(say("{}", "{}", Sentence{"{}", "{0}"}) == Sentence{"{}", "{0}"});
}

TEST_CASE("a number has its noun in the singular or the plural", "[say]") {
  const auto rows = [](int number) {
    return counted(number, {"row", "rows"}, {"ligne", "lignes"});
  };
  CHECK(rows(0) == Sentence{"0 rows", "0 ligne"});
  CHECK(rows(1) == Sentence{"1 row", "1 ligne"});
  CHECK(rows(2) == Sentence{"2 rows", "2 lignes"});
  CHECK(rows(100) == Sentence{"100 rows", "100 lignes"});
}
