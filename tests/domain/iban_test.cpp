// IBANs are taken when length, check digits and, in France, RIB key hold.

#include "domain/generators.hpp"

#include "obole/domain/identifiers.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::parse_iban;
using obole::Reason;
using support::reason;

namespace {

// The check digits of a country's BBAN, by long division digit by digit.
std::string with_check_digits(const std::string& country,
                              const std::string& bban) {
  int rest = 0;
  for (const char c : bban + country + "00") {
    const int value = c <= '9' ? c - '0' : c - 'A' + 10;
    for (const char digit : std::to_string(value)) {
      rest = (rest * 10 + (digit - '0')) % 97;
    }
  }
  const int digits = 98 - rest;
  return country + (digits < 10 ? "0" : "") + std::to_string(digits) + bban;
}

}  // namespace

TEST_CASE("published IBANs are taken", "[identifiers]") {
  // Those of SWIFT's registry, and the vectors of French banks.
  const auto* const iban = GENERATE(
      "FR1420041010050500013M02606", "FR7630006000011234567890189",
      "BE68539007547034", "DE89370400440532013000", "CH9300762011623852957",
      "LU280019400644750000", "MC5811222000010123456789030",
      "GB29NWBK60161331926819", "ES9121000418450200051332",
      "IT60X0542811101000000123456", "NL91ABNA0417164300",
      "PT50000201231234567890154", "NO9386011117947",
      "MT84MALT011000012345MTLCAST001S", "LC55HEMM000100010012001200023015",
      "SC18SSCB11010000000000001497USD", "TN5910006035183598478831");
  CAPTURE(iban);
  REQUIRE(parse_iban(iban));
  CHECK(*parse_iban(iban) == iban);
}

TEST_CASE("spaces and small letters do not matter", "[identifiers]") {
  CHECK(*parse_iban("fr14 2004 1010 0505 0001 3m02 606") ==
        "FR1420041010050500013M02606");
  CHECK(*parse_iban("\u00A0"
                    "BE68\u202F"
                    "5390 0754 7034") == "BE68539007547034");
}

TEST_CASE("a wrong IBAN is refused", "[identifiers]") {
  const auto* const text = GENERATE(
      "", "FR", "FR14", "BE68539007547180", "BE6853900754703",
      "BE685390075470340", "FR1420041010050500013M02607", "XX68539007547034",
      "US68539007547034", "1468539007547034", "BE6A539007547034",
      "BE68-5390-0754-7034", "BE68539007547034é", "\xFF\xFF\xFF\xFF\xFF");
  CAPTURE(text);
  CHECK(reason(parse_iban(text)) == Reason::identifier_invalid);
  CHECK(reason(parse_iban(std::string(1'000'000, 'A'))) ==
        Reason::identifier_invalid);
}

TEST_CASE("the RIB key inside a French IBAN must hold", "[identifiers]") {
  // As the first vector, but key 07 for 06, with check digits of its own.
  const auto french = with_check_digits("FR", "20041010050500013M02607");
  const auto right = with_check_digits("FR", "20041010050500013M02606");
  const auto letters_in_bank =
      with_check_digits("FR", "2004A010050500013M02606");

  CHECK(right == "FR1420041010050500013M02606");
  CHECK(parse_iban(right));
  REQUIRE(reason(parse_iban(french)) == Reason::identifier_invalid);
  CHECK(parse_iban(french).error().why.en ==
        "the RIB key inside this IBAN is wrong");
  CHECK(reason(parse_iban(letters_in_bank)) == Reason::identifier_invalid);
}

TEST_CASE("check digits are those that a bank would compute", "[identifiers]") {
  // 97 more or less leaves the same remainder: 02 would be 99, 98 would be 01.
  std::string body = "539007547000";
  int seen = 0;
  for (int account = 0; account < 1000; ++account) {
    std::string number = std::to_string(1000 + account).substr(1);
    body.replace(body.size() - 3, 3, number);
    const auto iban = with_check_digits("BE", body);
    CAPTURE(iban);
    REQUIRE(parse_iban(iban));
    for (const char* digits : {"00", "01", "99"}) {
      std::string other = iban;
      other.replace(2, 2, digits);
      CHECK_FALSE(parse_iban(other));
    }
    ++seen;
  }
  CHECK(seen == 1000);
}

TEST_CASE("an IBAN with one character changed is refused", "[identifiers]") {
  support::holds("mod 97 finds every single change", [] {
    const std::string iban = "FR1420041010050500013M02606";
    const auto at = *rc::gen::inRange<std::size_t>(0, iban.size());
    const char c = *rc::gen::elementOf(
        std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    std::string other = iban;
    other[at] = c;
    RC_PRE(other != iban);
    RC_ASSERT(!parse_iban(other));
  });
}

TEST_CASE("an IBAN is shown in groups of four", "[identifiers]") {
  CHECK(obole::grouped_by_four("BE68539007547034") == "BE68 5390 0754 7034");
  CHECK(obole::grouped_by_four("FR1420041010050500013M02606") ==
        "FR14 2004 1010 0505 0001 3M02 606");
  CHECK(obole::grouped_by_four("") == "");
}

TEST_CASE("a French account gets the keys that its IBAN needs",
          "[identifiers]") {
  // The vectors of formats.md 1.4.2.
  CHECK(obole::iban_of_rib("20041", "01005", "0500013M026").value() ==
        "FR1420041010050500013M02606");
  CHECK(obole::iban_of_rib("30006", "00001", "12345678901").value() ==
        "FR7630006000011234567890189");
  for (const auto* const account : {"1", "A", "00000000000", "Z9Z9Z9Z9Z9Z"}) {
    CAPTURE(account);
    const auto iban = obole::iban_of_rib("10071", "49000", account);
    CHECK(parse_iban(iban.value()).value() == iban.value());
  }
  CHECK(reason(obole::iban_of_rib("2004", "01005", "1")) ==
        Reason::identifier_invalid);
  CHECK(reason(obole::iban_of_rib("20041", "0100A", "1")) ==
        Reason::identifier_invalid);
  CHECK(reason(obole::iban_of_rib("20041", "01005", "")) ==
        Reason::identifier_invalid);
  CHECK(reason(obole::iban_of_rib("20041", "01005", "123456789012")) ==
        Reason::identifier_invalid);
}
