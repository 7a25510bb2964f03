// Numbers of organisations are taken when their own check holds.

#include "obole/domain/identifiers.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::parse_rna;
using obole::parse_siren;
using obole::parse_siret;
using obole::Reason;
using support::reason;

TEST_CASE("real numbers are taken, without their spaces", "[identifiers]") {
  CHECK(*parse_siren("732829320") == "732829320");
  CHECK(*parse_siren(" 732 829\u00A0"
                     "320 ") == "732829320");
  CHECK(*parse_siren("217500016") == "217500016");
  CHECK(*parse_siret("73282932000074") == "73282932000074");
  CHECK(*parse_siret("732 829 320 00074") == "73282932000074");
  CHECK(*parse_rna("W123456789") == "W123456789");
  CHECK(*parse_rna("w 751 234 567") == "W751234567");
}

TEST_CASE("La Poste's offices may have a digit sum instead", "[identifiers]") {
  CHECK(parse_siret("35600000000048"));
  CHECK(parse_siret("35600000009075"));
  CHECK(reason(parse_siret("35600000009076")) == Reason::identifier_invalid);
  // The same rule does nothing for others: this sum is 50, and Luhn fails.
  CHECK(reason(parse_siret("73282932000059")) == Reason::identifier_invalid);
}

TEST_CASE("a SIRET stands on a sound SIREN", "[identifiers]") {
  // Luhn holds over all 14 digits, but not over the first nine.
  CHECK(reason(parse_siret("73282932100007")) == Reason::identifier_invalid);
}

TEST_CASE("one wrong digit is found", "[identifiers]") {
  const std::string siren = "732829320";
  for (std::size_t at = 0; at < siren.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string other = siren;
      other[at] = digit;
      CAPTURE(other);
      CHECK(parse_siren(other).has_value() == (other == siren));
    }
  }
}

TEST_CASE("what is not such a number is refused", "[identifiers]") {
  const auto* const text = GENERATE(
      "", " ", "73282932", "7328293200", "73282932O", "732.829.320",
      "-73282932", "７32829320", "73282932\xC3", "W12345678", "W1234567890",
      "123456789W", "WW23456789", "7328293200007", "732829320000740", "\xFF");
  CAPTURE(text);
  CHECK(reason(parse_siren(text)) == Reason::identifier_invalid);
  CHECK(reason(parse_siret(text)) == Reason::identifier_invalid);
  CHECK(reason(parse_rna(text)) == Reason::identifier_invalid);
}

TEST_CASE("a very long text is no number", "[identifiers]") {
  const std::string digits(1'000'000, '0');
  CHECK(reason(parse_siren(digits)) == Reason::identifier_invalid);
  CHECK(reason(parse_siret(digits)) == Reason::identifier_invalid);
  CHECK(reason(parse_rna(digits)) == Reason::identifier_invalid);
}
