// Amounts are read exactly or refused, and read back what was written.

#include "domain/generators.hpp"

#include "obole/domain/money.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <limits>

using obole::AmountFormat;
using obole::Currency;
using obole::french;
using obole::Money;
using obole::parse_amount;
using obole::plain;
using obole::Reason;
using obole::to_string;
using support::reason;

namespace {

Currency currency(const char* letters) { return *Currency::parse(letters); }

obole::Result<Money> typed(std::string_view text) {
  return parse_amount(text, Currency::eur());
}

// The cents read, or nothing.
std::optional<std::int64_t> cents(const obole::Result<Money>& amount) {
  if (!amount) return std::nullopt;
  return amount->minor_units();
}

constexpr AmountFormat german{.decimal_mark = ',', .thousands = "."};
constexpr AmountFormat english{.decimal_mark = '.', .thousands = ","};
constexpr AmountFormat swiss{.decimal_mark = '.', .thousands = "'"};
constexpr AmountFormat pointed{.decimal_mark = '.'};

}  // namespace

TEST_CASE("amounts are read as people type them", "[amount]") {
  const auto [text, expected] = GENERATE(table<const char*, std::int64_t>({
      {"1234.56", 123456},
      {"1234,56", 123456},
      {"1 234,56", 123456},
      {"1\u00A0234,56", 123456},
      {"1\u202F234.56", 123456},
      {"1 234 567", 123456700},
      {"12 345 678,90", 1234567890},
      {"0", 0},
      {"-0", 0},
      {"-0,00", 0},
      {"0,05", 5},
      {"12", 1200},
      {"12,5", 1250},
      {"12,", 1200},
      {"12.", 1200},
      {"+12", 1200},
      {"-12", -1200},
      {"\u2212"
       "12,30",
       -1230},
      {"\u2013"
       "12,30",
       -1230},
      {"007", 700},
      {"12,5000", 1250},
      {"1 234,000", 123400},
      {"9999999999,99", 999999999999},
      {"10000000000", Money::largest},
      {"-10000000000", -Money::largest},
      {"0000000000000000000000000000000000000149.87", 14987},
  }));
  CAPTURE(text);
  CHECK(cents(typed(text)) == expected);
}

TEST_CASE("an amount may name its currency, before or after", "[amount]") {
  const auto* const text =
      GENERATE("-12,30 EUR", "-12,30EUR", "-12,30 €", "-12,30€", "-€12.30",
               "€-12.30", "-EUR 12.30", "EUR -12.30", "€ -12,30",
               "  -12,30\u00A0€ ", "\u202F-12,30\u202F€");
  CAPTURE(text);
  CHECK(cents(typed(text)) == -1230);
}

TEST_CASE("an amount of another currency is refused", "[amount]") {
  const auto* const text =
      GENERATE("12.30 USD", "USD 12.30", "12USD", "-USD12", "99999999999 USD");
  CAPTURE(text);
  CHECK(reason(typed(text)) == Reason::currency_mismatch);
  CHECK(reason(parse_amount("12 €", currency("USD"))) ==
        Reason::currency_mismatch);
  CHECK(parse_amount("12 USD", currency("USD")));
}

TEST_CASE("what is not plainly an amount is refused", "[amount]") {
  const auto* const text = GENERATE(
      "", " ", "-", "+", "€", "EUR", ",", ".5", ",5", "-.5", "1e2", "1E2",
      "0x10", "NaN", "inf", "Infinity", "--1", "+-1", "- 1", "-1-", "1-", "1+",
      "(12)", "1,2,3", "1.2.3", "1,234.56", "1.234,56", "1..2", "1,.2", "1_000",
      "1'000", "1 23", "1 2345", "12 34 567", "1234 567", "1  234", "1 234 ,56",
      "1 ,5", "1, 5", "1,5 0", "1\u00A0234 567", "0 0", "12,30 XYZ",
      "12,30 eur", "EUR 12 EUR", "€12€", "-EUR -12", "12 EUR 3", "١٢", "１２",
      "12\n", "12\t", "12 $",
      "1\u2009"
      "234",
      "twelve", "\xFF", "\xC2", "12\xE2", "1 234\xC2", "12,30 €€");
  CAPTURE(text);
  CHECK(reason(typed(text)) == Reason::amount_malformed);
}

TEST_CASE("an amount with a NUL in it is refused", "[amount]") {
  CHECK(reason(typed(std::string_view("1\0"
                                      "2",
                                      3))) == Reason::amount_malformed);
  CHECK(reason(typed(std::string_view("12\0", 3))) == Reason::amount_malformed);
}

TEST_CASE("decimals the currency has not are refused, never rounded",
          "[amount]") {
  CHECK(reason(typed("1,2345")) == Reason::amount_malformed);
  CHECK(reason(typed("0,0001")) == Reason::amount_malformed);
  CHECK(reason(parse_amount("1.234", Currency::eur(), pointed)) ==
        Reason::amount_malformed);
  CHECK(reason(parse_amount("1.5", currency("JPY"))) ==
        Reason::amount_malformed);
  CHECK(cents(parse_amount("1.00", currency("JPY"))) == 1);
  CHECK(cents(parse_amount("1.23400", Currency::eur(), pointed)) ==
        std::nullopt);
  CHECK(cents(parse_amount("1.23000", Currency::eur(), pointed)) == 123);
  CHECK(cents(parse_amount("1.5", currency("TND"))) == 1500);
}

TEST_CASE("three digits after a mark of unknown meaning are refused",
          "[amount]") {
  CHECK(reason(typed("1.234")) == Reason::amount_malformed);
  CHECK(reason(typed("1,234")) == Reason::amount_malformed);
  CHECK(reason(typed("1.000")) == Reason::amount_malformed);
  CHECK(reason(parse_amount("1.000", currency("JPY"))) ==
        Reason::amount_malformed);
  CHECK(cents(parse_amount("1.234", currency("TND"))) == 1234);
  CHECK(cents(parse_amount("1.000", Currency::eur(), pointed)) == 100);
  CHECK(cents(parse_amount("1.000", Currency::eur(), german)) == 100000);
}

TEST_CASE("a format says which marks there are", "[amount]") {
  CHECK(cents(parse_amount("1.234.567,89", Currency::eur(), german)) ==
        123456789);
  CHECK(cents(parse_amount("1,234,567.89", Currency::eur(), english)) ==
        123456789);
  CHECK(cents(parse_amount("1'234.50", Currency::eur(), swiss)) == 123450);
  CHECK(cents(parse_amount("1\u2019"
                           "234.50",
                           Currency::eur(), swiss)) == 123450);
  CHECK(reason(parse_amount("1,234,567.89", Currency::eur(), german)) ==
        Reason::amount_malformed);
  CHECK(reason(parse_amount("12,5", Currency::eur(), pointed)) ==
        Reason::amount_malformed);
  CHECK(reason(parse_amount("1 234", Currency::eur(), pointed)) ==
        Reason::amount_malformed);
  CHECK(reason(parse_amount("1 234.567,00", Currency::eur(),
                            {.decimal_mark = ',', .thousands = " ."})) ==
        Reason::amount_malformed);
}

TEST_CASE("a decimal mark never parts thousands", "[amount]") {
  const AmountFormat careless{.decimal_mark = '\0', .thousands = ".,"};

  CHECK(reason(parse_amount("1.234", Currency::eur(), careless)) ==
        Reason::amount_malformed);
  CHECK(reason(parse_amount("1.234.567", Currency::eur(), careless)) ==
        Reason::amount_malformed);
  CHECK(cents(parse_amount("1.23", Currency::eur(), careless)) == 123);
}

TEST_CASE("an amount beyond the largest is refused", "[amount]") {
  const std::string long_digits(100'000, '9');
  const std::string long_zeros(100'000, '0');

  CHECK(reason(typed("10000000000,01")) == Reason::amount_too_large);
  CHECK(reason(typed("-10000000000,01")) == Reason::amount_too_large);
  CHECK(reason(typed("9223372036854775807")) == Reason::amount_too_large);
  CHECK(reason(typed("9223372036854775808")) == Reason::amount_too_large);
  CHECK(reason(typed("18446744073709551616")) == Reason::amount_too_large);
  CHECK(reason(typed(long_digits)) == Reason::amount_too_large);
  CHECK(reason(typed(long_digits + "x")) == Reason::amount_malformed);
  CHECK(cents(typed(long_zeros + "1")) == 100);
  CHECK(cents(parse_amount("1000000000000", currency("JPY"))) ==
        Money::largest);
  CHECK(reason(parse_amount("1000000000001", currency("JPY"))) ==
        Reason::amount_too_large);
}

TEST_CASE("a refusal quotes the amount and says it in both languages",
          "[amount]") {
  const auto refused = typed("12,345.6");

  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == "12,345.6");
  CHECK(refused.error().why.en == "this is not an amount");
  CHECK(refused.error().why.fr == "ce n’est pas un montant");
}

TEST_CASE("amounts are written with the currency's decimals", "[amount]") {
  const Money euros{-1234567'05, Currency::eur()};

  CHECK(plain(euros) == "-1234567.05");
  CHECK(french(euros) == "-1\u202F234\u202F567,05");
  CHECK(to_string(euros) == "-1234567.05 EUR");
  CHECK(plain({-5, Currency::eur()}) == "-0.05");
  CHECK(plain({0, Currency::eur()}) == "0.00");
  CHECK(plain({125000, Currency::eur()}) == "1250.00");
  CHECK(french({125000, Currency::eur()}) == "1\u202F250,00");
  CHECK(french({99900, Currency::eur()}) == "999,00");
  CHECK(plain({1250, currency("JPY")}) == "1250");
  CHECK(french({1250, currency("JPY")}) == "1\u202F250");
  CHECK(to_string({1250, currency("TND")}) == "1.250 TND");
  CHECK(plain({1, currency("CLF")}) == "0.0001");
}

TEST_CASE("the largest numbers are written too", "[amount]") {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();

  CHECK(plain({least, Currency::eur()}) == "-92233720368547758.08");
  CHECK(french({least, currency("JPY")}) ==
        "-9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808");
  CHECK(to_string({least, currency("CLF")}) == "-922337203685477.5808 CLF");
}

TEST_CASE("amounts are read back as they were written", "[amount]") {
  support::holds("parse_amount undoes plain, french and to_string", [] {
    const Money amount = domain_tests::any_amount();
    const Currency in = amount.currency();
    for (const auto& text :
         {plain(amount), french(amount), to_string(amount)}) {
      const auto back = parse_amount(text, in);
      RC_ASSERT(back.has_value());
      RC_ASSERT(*back == amount);
    }
  });
}

TEST_CASE("what is written is the number itself", "[amount]") {
  support::holds("plain without its mark is the minor units", [] {
    const Money amount = domain_tests::any_amount();
    std::string text = plain(amount);
    std::erase(text, '.');
    const bool negative = text.starts_with('-');
    const auto digit = text.find_first_not_of("-0");
    text = digit == std::string::npos ? "0" : text.substr(digit);
    const boost::multiprecision::cpp_int size(text);
    RC_ASSERT(amount.minor_units() == (negative ? -size : size));
  });
}

TEST_CASE("no text makes the reader stumble", "[amount]") {
  const std::vector<std::string> pieces = {
      "0",  "1",    "23",       "999", ".",      ",",       " ",      "\u00A0",
      "'",  "-",    "+",        "€",   "EUR",    "USD",     "\u202F", "\u2212",
      "\t", "\xC2", "\xE2\x80", "e",   "\u2019", "0000000", "456"};
  support::holds("an amount read is one that can be written and read", [&] {
    const auto text = domain_tests::text_of(pieces, 9);
    const auto format = *rc::gen::elementOf(std::vector<AmountFormat>{
        obole::typed_amount, german, english, swiss, pointed});
    const auto amount = parse_amount(text, Currency::eur(), format);
    if (!amount) return;
    RC_ASSERT(amount->minor_units() <= Money::largest);
    RC_ASSERT(amount->minor_units() >= -Money::largest);
    RC_ASSERT(*typed(plain(*amount)) == *amount);
  });
}
