// Amounts in words, held against another program's and the grammar's.

#include "obole/paper/amount_in_words.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>

using obole::Currency;
using obole::Money;
using obole::paper::in_french_words;

namespace {

std::string euros(std::int64_t cents) {
  return in_french_words(Money{cents, Currency::eur()}).value_or("nothing");
}

std::string of(std::int64_t minor_units, std::string_view currency) {
  return in_french_words(Money{minor_units, *Currency::parse(currency)})
      .value_or("nothing");
}

}  // namespace

TEST_CASE("numbers are written as num2words writes them", "[paper][words]") {
  std::ifstream in(OBOLE_SOURCE_DIR "/tests/data/words/french_numbers.txt");
  REQUIRE(in);
  std::size_t read = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.front() == '#') continue;
    const auto space = line.find(' ');
    REQUIRE(space != std::string::npos);
    CAPTURE(line);
    CHECK(in_french_words(std::stoull(line.substr(0, space))) ==
          line.substr(space + 1));
    ++read;
  }
  CHECK(read > 2400);
}

// Traditional spelling, Dictionnaire de l’Académie, 9th edition: cent, vingt,
// mille, million.
TEST_CASE("euros and cents agree in number", "[paper][words]") {
  CHECK(euros(0) == "zéro euro");
  CHECK(euros(1) == "un centime");
  CHECK(euros(2) == "deux centimes");
  CHECK(euros(80) == "quatre-vingts centimes");
  CHECK(euros(1'00) == "un euro");
  CHECK(euros(1'01) == "un euro et un centime");
  CHECK(euros(21'21) == "vingt et un euros et vingt et un centimes");
  CHECK(euros(71'00) == "soixante et onze euros");
  CHECK(euros(80'00) == "quatre-vingts euros");
  CHECK(euros(81'00) == "quatre-vingt-un euros");
  CHECK(euros(200'00) == "deux cents euros");
  CHECK(euros(80'000'00) == "quatre-vingt mille euros");
  CHECK(euros(1'234'56) ==
        "mille deux cent trente-quatre euros et cinquante-six centimes");
}

TEST_CASE("a million is a noun, and takes de", "[paper][words]") {
  CHECK(euros(1'000'000'00) == "un million d’euros");
  CHECK(euros(2'000'000'00) == "deux millions d’euros");
  CHECK(euros(80'000'000'00) == "quatre-vingts millions d’euros");
  CHECK(euros(2'000'001'00) == "deux millions un euros");
  CHECK(euros(Money::largest) == "dix milliards d’euros");
  CHECK(of(2'000'000'00, "CHF") == "deux millions de francs suisses");
}

TEST_CASE("currencies of neighbours have their names", "[paper][words]") {
  CHECK(of(1'00, "CHF") == "un franc suisse");
  CHECK(of(1'00, "GBP") == "une livre sterling");
  CHECK(of(21'01, "GBP") == "vingt et une livres sterling et un penny");
  CHECK(of(81'02, "GBP") == "quatre-vingt-une livres sterling et deux pence");
  CHECK(of(21'000'00, "GBP") == "vingt et un mille livres sterling");
  CHECK(of(2'02, "USD") == "deux dollars américains et deux cents");
  CHECK(of(1'01, "CAD") == "un dollar canadien et un cent");
}

TEST_CASE("a currency that we cannot name has no words", "[paper][words]") {
  CHECK_FALSE(in_french_words(Money{1200, *Currency::parse("JPY")}));
  CHECK_FALSE(in_french_words(Money{1200, *Currency::parse("SEK")}));
}

TEST_CASE("the largest numbers have words", "[paper][words]") {
  CHECK(in_french_words(std::uint64_t{1'000'000'000'000'000}) == "un billiard");
  CHECK(in_french_words(std::uint64_t{2'000'000'000'080}) ==
        "deux billions quatre-vingts");
}
