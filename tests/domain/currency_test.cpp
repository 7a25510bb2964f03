// The currencies in use, and how many decimals each has.

#include "obole/domain/currency.hpp"

#include "support/catch.hpp"

#include <map>
#include <string>
#include <vector>

using obole::Currency;
using obole::Reason;
using support::reason;

namespace {

// Every text of three capitals that is a currency, by its decimals.
std::map<int, std::vector<std::string>> known_by_decimals() {
  std::map<int, std::vector<std::string>> known;
  std::string letters(3, 'A');
  for (letters[0] = 'A'; letters[0] <= 'Z'; ++letters[0]) {
    for (letters[1] = 'A'; letters[1] <= 'Z'; ++letters[1]) {
      for (letters[2] = 'A'; letters[2] <= 'Z'; ++letters[2]) {
        const auto currency = Currency::parse(letters);
        if (currency) known[currency->decimals()].push_back(letters);
      }
    }
  }
  return known;
}

}  // namespace

TEST_CASE("a currency has its letters and decimals", "[currency]") {
  const auto [letters, decimals] =
      GENERATE(table<const char*, int>({{"EUR", 2},
                                        {"CHF", 2},
                                        {"USD", 2},
                                        {"XPF", 0},
                                        {"JPY", 0},
                                        {"KRW", 0},
                                        {"TND", 3},
                                        {"KWD", 3},
                                        {"CLF", 4},
                                        {"MGA", 2},
                                        {"MRU", 2},
                                        {"HUF", 2},
                                        {"ISK", 0},
                                        {"XCG", 2},
                                        {"ZWG", 2}}));
  CAPTURE(letters);
  const auto currency = Currency::parse(letters);

  REQUIRE(currency);
  CHECK(currency->code() == letters);
  CHECK(currency->decimals() == decimals);
}

TEST_CASE("the euro is known without looking", "[currency]") {
  CHECK(*Currency::parse("EUR") == Currency::eur());
  CHECK_FALSE(*Currency::parse("USD") == Currency::eur());
}

TEST_CASE("all currencies in use are known and nothing else", "[currency]") {
  // ISO 4217's list one of 2026-01-01: 178 codes, of which 13 (metals, bond
  // units, XDR, XSU, XUA, XTS, XXX) have no decimals and are none here.
  using Codes = std::vector<std::string>;
  auto known = known_by_decimals();

  CHECK(known.size() == 4);
  CHECK(known[0] == Codes{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF",
                          "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
                          "XAF", "XOF", "XPF"});
  CHECK(known[2].size() == 139);
  CHECK(known[3] == Codes{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"});
  CHECK(known[4] == Codes{"CLF", "UYW"});
}

TEST_CASE("what is not a currency in use is refused", "[currency]") {
  const auto* const text =
      GENERATE("", "E", "EU", "EURO", "eur", "FRF", "XAU", "XXX", "XTS", "BGN",
               "HRK", "AAA", "D A", " AF", "€", "EUR ", "FN AL");
  CAPTURE(text);
  CHECK(reason(Currency::parse(text)) == Reason::currency_unknown);
}
